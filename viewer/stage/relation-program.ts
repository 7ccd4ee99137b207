/**
 * Draws relations: straight or bent lines, solid or dashed, with or without an arrow head.
 *
 * Each line is a strip along a quadratic Bézier curve, bent in the vertex shader; so a curve costs hardly more than a
 * straight line, and nothing depends on how many pixels its bounding box covers.
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
import type { RelationLook } from '../appearance/reducers.ts';

/** A click this many pixels from the middle of a thin line still hits it. */
const GRAB = 5;

const VERTEX_SHADER = /* glsl */ `
precision highp float;
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_source;
attribute vec2 a_target;
attribute vec4 a_shape;      // radius of the source, radius of the target, width, bend
attribute vec3 a_line;       // arrow (0 or 1), period of the dashes, filled share
attribute vec3 a_strip;      // along its part in [0, 1], side -1 or 1, part: shaft 0 or head 1

uniform mat3 u_matrix;
uniform vec2 u_dimensions;
uniform float u_sizeRatio;
uniform float u_pixelRatio;

varying vec4 v_color;
varying float v_along;       // pixels from the beginning of the visible line
varying float v_toTip;       // pixels to its end
varying float v_across;      // pixels from its middle
varying vec4 v_style;        // half width, arrow length, period, filled share

const float GAP = 1.5;
const float BIAS = 255.0 / 254.0;

vec2 onScreen(vec2 position) {
  return (u_matrix * vec3(position, 1.0)).xy * u_dimensions * 0.5;
}

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
  float straight = max(1.0, length(way));
  vec2 control = 0.5 * (source + target) + vec2(-way.y, way.x) * a_shape.w;

  float first = leaving(source, control, target, a_shape.x / u_sizeRatio + GAP);
  float last = 1.0 - leaving(target, control, source, a_shape.y / u_sizeRatio + GAP);
  last = max(first, last);
  float lengthOfCurve = straight * (1.0 + 0.65 * a_shape.w * a_shape.w);

  float halfWidth = 0.5 * a_shape.z / sqrt(u_sizeRatio);
  float arrow = a_line.x * (6.0 + 3.8 * halfWidth);
  float base = max(first, last - arrow / lengthOfCurve);
  float t = a_strip.z > 0.5 ? mix(base, last, a_strip.x) : mix(first, base, a_strip.x);
  // The shaft is a narrow strip, so that few pixels are drawn for nothing.
  float reach = max(halfWidth, a_strip.z * 0.5 * arrow) + 1.5;
  #ifdef PICKING_MODE
  reach = max(reach, ${GRAB.toFixed(1)});
  #endif

  vec2 tangent = normalize(mix(control - source, target - control, t) + vec2(1e-5, 0.0));
  vec2 position = bezier(source, control, target, t) + vec2(-tangent.y, tangent.x) * a_strip.y * reach;
  gl_Position = vec4(position / (u_dimensions * 0.5), 0.0, 1.0);

  v_along = (t - first) * lengthOfCurve;
  v_toTip = (last - t) * lengthOfCurve;
  v_across = a_strip.y * reach;
  v_style = vec4(halfWidth, arrow, a_line.y, a_line.z);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= BIAS;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_toTip;
varying float v_across;
varying vec4 v_style;
uniform float u_pixelRatio;

void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float soft = 0.6 / u_pixelRatio;
  bool head = v_toTip < v_style.y;
  float halfWidth = head ? 0.46 * v_toTip : v_style.x;
  float coverage = 1.0 - smoothstep(halfWidth - soft, halfWidth + soft, abs(v_across));
  if (v_style.z > 0.0 && !head) {
    float drawn = v_style.z * v_style.w;
    float at = mod(v_along, v_style.z);
    coverage *= smoothstep(0.0, soft * 2.0, at) * (1.0 - smoothstep(drawn - soft, drawn + soft, at));
  }
  gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * coverage;
  #endif
}
`;

const UNIFORMS = ['u_matrix', 'u_dimensions', 'u_sizeRatio', 'u_pixelRatio'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** Returns a program that draws each line as a strip of so many pieces: 1 for straight lines, some 20 for bent ones. */
export function createRelationProgram<N extends Attributes, E extends Attributes, G extends Attributes>(
  pieces: number,
): EdgeProgramType<N, E, G> {
  const vertices = strip(pieces);
  return class RelationProgram extends EdgeProgram<Uniform, N, E, G> {
    getDefinition(): InstancedProgramDefinition<Uniform> {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: vertices.length,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_source', size: 2, type: FLOAT },
          { name: 'a_target', size: 2, type: FLOAT },
          { name: 'a_shape', size: 4, type: FLOAT },
          { name: 'a_line', size: 3, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
          { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_strip', size: 3, type: FLOAT }],
        CONSTANT_DATA: vertices,
      };
    }

    processVisibleItem(
      id: number,
      start: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData & RelationLook,
    ): void {
      const values = [source.x, source.y, target.x, target.y, source.size, target.size, data.size, data.bend];
      const line = [data.arrow ? 1 : 0, data.period, data.filled, floatColor(data.color), id];
      this.array.set(values, start);
      this.array.set(line, start + values.length);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform2f(at.u_dimensions, params.width, params.height);
      gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
    }
  };
}

const HEAD_PIECES = 2;

/** The vertices of a strip: both sides of each joint of the shaft and then of the head, from source to target. */
function strip(pieces: number): number[][] {
  const part = (number: number, count: number): number[][] =>
    Array.from({ length: 2 * (count + 1) }, (_, index) => [
      (index >> 1) / count,
      index % 2 === 0 ? -1 : 1,
      number,
    ]);
  return [...part(0, pieces), ...part(1, HEAD_PIECES)];
}
