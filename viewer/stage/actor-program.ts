/**
 * Draws actors: one square each, in which the fragment shader finds the shape of the kind by its signed distance.
 */
import type { Attributes } from 'graphology-types';
import { NodeProgram, type InstancedProgramDefinition, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { ActorLook } from '../appearance/reducers.ts';

const VERTEX_SHADER = /* glsl */ `
precision highp float;
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec4 a_ground;
attribute vec2 a_position;
attribute vec2 a_form;       // radius, shape
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_dimensions;
uniform float u_sizeRatio;

varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_ground;
varying vec2 v_offset;       // pixels from the middle
varying vec2 v_form;

const float BIAS = 255.0 / 254.0;
const float MARGIN = 6.0;

void main() {
  float radius = a_form.x / u_sizeRatio;
  v_offset = a_corner * (radius + MARGIN);
  v_form = vec2(radius, a_form.y);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_offset / (u_dimensions * 0.5), 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_ring = a_ring;
  v_ground = a_ground;
  v_color.a *= BIAS;
  v_ring.a *= BIAS;
  v_ground.a *= BIAS;
}
`;

const FRAGMENT_SHADER = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_ground;
varying vec2 v_offset;
varying vec2 v_form;
uniform float u_pixelRatio;

const float GROUND = 1.8;
const float RING = 4.0;

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
  #ifdef PICKING_MODE
  if (outside > RING) discard;
  gl_FragColor = v_color;
  #else
  float soft = 0.7 / u_pixelRatio;
  float fill = 1.0 - smoothstep(-soft, soft, outside);
  float gap = 1.0 - smoothstep(GROUND - soft, GROUND + soft, outside);
  float disc = 1.0 - smoothstep(RING - soft, RING + soft, outside);
  vec4 ring = vec4(v_ring.rgb, 1.0) * v_ring.a * disc;
  vec4 ground = vec4(v_ground.rgb, 1.0) * v_ground.a;
  vec4 body = vec4(v_color.rgb, 1.0) * v_color.a;
  // A group is a hollow shape: many, and none of them named.
  if (v_form.y > 2.5) body = mix(ground, body, smoothstep(-soft, soft, outside + max(2.5, v_form.x * 0.28)));
  gl_FragColor = mix(mix(ring, ground, gap), body, fill);
  #endif
}
`;

const UNIFORMS = ['u_matrix', 'u_dimensions', 'u_sizeRatio', 'u_pixelRatio'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** Draws each actor in the shape of its kind: circle, rounded square, diamond or hollow hexagon. */
export class ActorProgram<
  N extends Attributes,
  E extends Attributes,
  G extends Attributes,
> extends NodeProgram<Uniform, N, E, G> {
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
        { name: 'a_ring', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_ground', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
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

  processVisibleItem(id: number, start: number, data: NodeDisplayData & ActorLook): void {
    const { x, y, size, shape, color, ring, ground } = data;
    const colours = [color, ring, ground].map(floatColor);
    this.array.set([x, y, size, shape, ...colours, id], start);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations: at }: ProgramInfo<Uniform>): void {
    gl.uniformMatrix3fv(at.u_matrix, false, params.matrix);
    gl.uniform2f(at.u_dimensions, params.width, params.height);
    gl.uniform1f(at.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(at.u_pixelRatio, params.pixelRatio);
  }
}
