/**
 * Draws actors: one square each, in which the fragment shader finds the shape of the kind by its signed distance.
 */
import type { Attributes } from 'graphology-types';
import {
  NodeProgram,
  type InstancedProgramDefinition,
  type NodeProgramType,
  type ProgramInfo,
} from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { Uniforms } from './line-program.ts';

/** What the program needs to know of an actor beside place, size and colour. */
export interface ActorDisplay {
  /** 0 a disc, 1 a rounded square, 2 a diamond, 3 a hollow hexagon. */
  readonly shape: number;
}

const VERTEX_SHADER = /* glsl */ `
precision highp float;
attribute vec4 a_color;
attribute vec2 a_position;
attribute vec2 a_form;       // size, shape
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_dimensions;
uniform float u_unit;

varying vec4 v_color;
varying vec2 v_offset;       // pixels from the middle
varying vec2 v_form;         // radius, shape

const float MARGIN = 3.0;

void main() {
  float radius = a_form.x == 0.0 ? 0.0 : max(1.5, a_form.x * u_unit);
  v_offset = a_corner * (radius == 0.0 ? 0.0 : radius + MARGIN);
  v_form = vec2(radius, a_form.y);
  v_color = a_color;
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_offset / (u_dimensions * 0.5), 0.0, 1.0);
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_offset;
varying vec2 v_form;
uniform float u_pixelRatio;
uniform vec3 u_paper;

float box(vec2 at, float half_, float corner) {
  vec2 d = abs(at) - half_ + corner;
  return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0) - corner;
}

float hexagon(vec2 at, float inner) {
  vec2 p = abs(at);
  return max(dot(p, vec2(0.5, 0.8660254)), p.x) - inner;
}

// Distance in pixels to the border of the shape, negative inside.
float border(vec2 at, float radius, float shape) {
  if (shape < 0.5) return length(at) - radius;
  if (shape < 1.5) return box(at, radius * 0.86, radius * 0.24);
  if (shape < 2.5) return box(vec2(at.x - at.y, at.x + at.y) * 0.7071068, radius * 0.8, radius * 0.26);
  return hexagon(at, radius * 0.92);
}

void main() {
  float outside = border(v_offset, v_form.x, v_form.y);
  float soft = 0.7 / u_pixelRatio;
  // Paper around the shape keeps it apart from the lines beneath.
  float gap = min(1.5, v_form.x * 0.3);
  float ground = 1.0 - smoothstep(gap - soft, gap + soft, outside);
  float fill = 1.0 - smoothstep(-soft, soft, outside);
  vec4 paper = vec4(u_paper, 1.0);
  vec4 body = vec4(v_color.rgb, 1.0);
  // A group is a hollow shape: many, and none of them named.
  if (v_form.y > 2.5) body = mix(paper, body, smoothstep(-soft, soft, outside + max(1.2, v_form.x * 0.3)));
  gl_FragColor = mix(paper * ground, body, fill);
}
`;

const UNIFORMS = ['u_matrix', 'u_dimensions', 'u_unit', 'u_pixelRatio', 'u_paper'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** Returns a program that draws each actor in the shape of its kind: disc, rounded square, diamond or hollow hexagon. */
export function createActorProgram<N extends Attributes, E extends Attributes, G extends Attributes>(
  uniforms: () => Uniforms,
): NodeProgramType<N, E, G> {
  return class ActorProgram extends NodeProgram<Uniform, N, E, G> {
    constructor(...[gl, , renderer]: ConstructorParameters<NodeProgramType<N, E, G>>) {
      // Without a picking buffer: what lies under the pointer is found by arithmetic, at no cost for each frame.
      super(gl, null, renderer);
    }

    getDefinition(): InstancedProgramDefinition<Uniform> {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX_SHADER,
        FRAGMENT_SHADER_SOURCE: FRAGMENT_SHADER,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT },
          { name: 'a_form', size: 2, type: FLOAT },
          { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    processVisibleItem(_: number, start: number, data: NodeDisplayData & ActorDisplay): void {
      const { array } = this;
      array[start] = data.x;
      array[start + 1] = data.y;
      array[start + 2] = data.size;
      array[start + 3] = data.shape;
      array[start + 4] = floatColor(data.color);
    }

    setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
      const { measure, paper } = uniforms();
      gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
      gl.uniform2f(at.u_dimensions, params.width, params.height);
      gl.uniform1f(at.u_unit, measure.unit);
      gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
      gl.uniform3f(at.u_paper, ...paper);
    }
  };
}
