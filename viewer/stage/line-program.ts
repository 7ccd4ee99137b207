/**
 * Draws lines: straight or bent, solid, dashed or dotted, with or without an arrow head.
 *
 * Each line is a strip, so that nothing depends on how many pixels its bounding box covers. The straight form has two
 * ends and a head; the bent form follows a quadratic Bézier curve in pieces, found in the vertex shader.
 */
import type { Attributes } from 'graphology-types';
import {
  EdgeProgram,
  type EdgeProgramType,
  type InstancedProgramDefinition,
  type ProgramInfo,
} from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { type Measure, SHORT } from './sizes.ts';

/** What a line looks like beside its ends, width and colour. */
export interface LineDisplay {
  readonly steps: number;
  readonly arrow: number;
  /** Length of a dash with its gap in pixels, 0 for a solid line. */
  readonly period: number;
  /** Length of the dash. */
  readonly dash: number;
}

/** What holds for the whole picture at one moment. */
export interface Uniforms {
  readonly measure: Measure;
  /** Colour of the ground, each channel in [0, 1]. */
  readonly paper: readonly [number, number, number];
}

const COMMON = /* glsl */ `
precision highp float;
attribute vec4 a_color;
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec4 a_shape;      // sizes of source and target, width, steps aside
attribute vec3 a_line;       // arrow (0 or 1), period of the dashes, length of a dash
attribute vec3 a_strip;      // along its part in [0, 1], side -1 to 1, part: shaft 0 or head 1

uniform mat3 u_matrix;
uniform vec2 u_dimensions;
uniform vec3 u_measure;      // unit, thickness, step

varying vec4 v_color;
varying vec3 v_at;           // pixels from the beginning, from the tip, from the middle
varying vec4 v_style;        // half width, length of the head, period, dash

const float GAP = 1.5;

vec2 onScreen(vec2 position) {
  return (u_matrix * vec3(position, 1.0)).xy * u_dimensions * 0.5;
}

float radius(float size) {
  return max(1.5, size * u_measure.x) + GAP;
}
`;

const STRAIGHT_SHADER = /* glsl */ `
${COMMON}
void main() {
  vec2 source = onScreen(a_source);
  vec2 way = onScreen(a_target) - source;
  float whole = max(1e-3, length(way));
  vec2 along = way / whole;
  float first = min(radius(a_shape.x), whole * 0.5);
  float last = max(first, whole - min(radius(a_shape.y), whole * 0.5));
  float width = max(1.0, a_shape.z * u_measure.y);
  bool pointed = a_line.x > 0.5 && last - first > ${SHORT.toFixed(1)};
  float head = pointed ? 4.0 + 2.0 * width : 0.0;
  float base = last - head;
  bool inHead = a_strip.z > 0.5;
  float at = inHead ? mix(base, last, a_strip.x) : mix(first, base, a_strip.x);
  float halfWidth = inHead ? (pointed ? 0.5 * (3.0 + 2.0 * width) * (1.0 - a_strip.x) : 0.0) : 0.5 * width;
  float reach = halfWidth == 0.0 ? 0.0 : halfWidth + 0.8;
  vec2 position = source + along * at + vec2(-along.y, along.x) * a_strip.y * reach;
  // A slot that draws nothing has no width: its corners fall together.
  if (a_shape.z == 0.0) position = source;
  gl_Position = vec4(position / (u_dimensions * 0.5), 0.0, 1.0);
  v_at = vec3(at - first, last - at, a_strip.y * reach);
  v_style = vec4(0.5 * width, head, a_line.y, a_line.z);
  v_color = a_color;
}
`;

const BENT_SHADER = /* glsl */ `
${COMMON}
vec2 bezier(vec2 a, vec2 b, vec2 c, float t) {
  return mix(mix(a, b, t), mix(b, c, t), t);
}

// The parameter at which the curve from a leaves the circle of that radius about a.
float leaving(vec2 a, vec2 b, vec2 c, float radius) {
  float t = min(0.5, radius / max(1.0, 2.0 * distance(a, b)));
  for (int i = 0; i < 4; i++) t = min(0.5, t * radius / max(0.5, distance(a, bezier(a, b, c, t))));
  return t;
}

void main() {
  vec2 source = onScreen(a_source);
  vec2 target = onScreen(a_target);
  vec2 way = target - source;
  float whole = max(1.0, length(way));
  float bend = clamp(a_shape.w * u_measure.z / whole, -0.5, 0.5);
  vec2 control = 0.5 * (source + target) + vec2(-way.y, way.x) * bend;
  float first = leaving(source, control, target, radius(a_shape.x));
  float last = max(first, 1.0 - leaving(target, control, source, radius(a_shape.y)));
  float lengthOfCurve = whole * (1.0 + 0.65 * bend * bend);
  float width = max(1.0, a_shape.z * u_measure.y);
  bool pointed = a_line.x > 0.5 && (last - first) * lengthOfCurve > ${SHORT.toFixed(1)};
  float head = pointed ? 4.0 + 2.0 * width : 0.0;
  float base = max(first, last - head / lengthOfCurve);
  bool inHead = a_strip.z > 0.5;
  float t = inHead ? mix(base, last, a_strip.x) : mix(first, base, a_strip.x);
  float halfWidth = inHead ? (pointed ? 0.5 * (3.0 + 2.0 * width) * (1.0 - a_strip.x) : 0.0) : 0.5 * width;
  float reach = halfWidth == 0.0 ? 0.0 : halfWidth + 0.8;
  vec2 tangent = normalize(mix(control - source, target - control, t) + vec2(1e-5, 0.0));
  vec2 position = bezier(source, control, target, t) + vec2(-tangent.y, tangent.x) * a_strip.y * reach;
  if (a_shape.z == 0.0) position = source;
  gl_Position = vec4(position / (u_dimensions * 0.5), 0.0, 1.0);
  v_at = vec3((t - first) * lengthOfCurve, (last - t) * lengthOfCurve, a_strip.y * reach);
  v_style = vec4(0.5 * width, head, a_line.y, a_line.z);
  v_color = a_color;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec3 v_at;
varying vec4 v_style;
uniform float u_pixelRatio;

void main() {
  float soft = 0.6 / u_pixelRatio;
  bool head = v_at.y < v_style.y;
  float widest = (1.5 + 2.0 * v_style.x) * v_at.y / max(1.0, v_style.y);
  float halfWidth = head ? widest : v_style.x;
  float coverage = 1.0 - smoothstep(halfWidth - soft, halfWidth + soft, abs(v_at.z));
  if (v_style.z > 0.0 && !head) {
    float at = mod(v_at.x, v_style.z);
    coverage *= smoothstep(0.0, soft * 2.0, at) * (1.0 - smoothstep(v_style.w - soft, v_style.w + soft, at));
  }
  gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * coverage;
}
`;

const UNIFORMS = ['u_matrix', 'u_dimensions', 'u_measure', 'u_pixelRatio'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** Returns a program for straight lines, or for bent ones where `pieces` is more than 1. */
export function createLineProgram<N extends Attributes, E extends Attributes, G extends Attributes>(
  pieces: number,
  uniforms: () => Uniforms,
): EdgeProgramType<N, E, G> {
  const vertices = strip(pieces);
  return class LineProgram extends EdgeProgram<Uniform, N, E, G> {
    getDefinition(): InstancedProgramDefinition<Uniform> {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: vertices.length,
        VERTEX_SHADER_SOURCE: pieces === 1 ? STRAIGHT_SHADER : BENT_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_source', size: 2, type: FLOAT },
          { name: 'a_target', size: 2, type: FLOAT },
          { name: 'a_shape', size: 4, type: FLOAT },
          { name: 'a_line', size: 3, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_strip', size: 3, type: FLOAT }],
        CONSTANT_DATA: vertices,
      };
    }

    processVisibleItem(
      _: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData & LineDisplay,
    ): void {
      const { array } = this;
      array[start] = source.x;
      array[start + 1] = source.y;
      array[start + 2] = target.x;
      array[start + 3] = target.y;
      array[start + 4] = source.size;
      array[start + 5] = target.size;
      array[start + 6] = data.size;
      array[start + 7] = data.steps;
      array[start + 8] = data.arrow;
      array[start + 9] = data.period;
      array[start + 10] = data.dash;
      array[start + 11] = floatColor(data.color);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
      const { unit, thickness, step } = uniforms().measure;
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform2f(at.u_dimensions, params.width, params.height);
      gl.uniform3f(at.u_measure, unit, thickness, step);
      gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
    }
  };
}

/** The corners of a strip: both sides of each joint of the shaft, then the foot and the tip of the head. */
function strip(pieces: number): number[][] {
  const shaft = Array.from({ length: 2 * (pieces + 1) }, (_, index) => [
    (index >> 1) / pieces,
    index % 2 === 0 ? -1 : 1,
    0,
  ]);
  return [...shaft, [0, -1, 1], [0, 1, 1], [1, 0, 1]];
}
