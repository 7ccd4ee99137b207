/** What of the plane is seen: sigma's camera, told in terms of what fits the window. */
import type Sigma from 'sigma';
import { rounded } from '../state/address.ts';
import type { Camera } from '../state/state.ts';
import { boxOf, cameraFor, createFrame, type PlaneBox, type Room, sideOf } from './camera.ts';
import { type Frame, type Point, toGraph, toScreen } from './frame.ts';
import { type Crowd, type Measure, measureFor } from './sizes.ts';

/** The picture rests when it has not been moved for so many milliseconds. */
const REST = 300;
/** Cameras nearer to each other than this show the same. */
const NEAR = 1e-3;
/** Actors nearer to the rim than this, in pixels, are brought into view. */
const MARGIN = 30;

/** Milliseconds of a move that is none: sigma divides by them, and with 0 its camera would stand nowhere until the next frame. */
const AT_ONCE = 1;

/** Moves the camera of a renderer, which is another one once a lost picture has been made again. */
export class Sight {
  /** What the coordinates of the renderer are scaled by. */
  box: PlaneBox = boxOf([]);
  /** How much is drawn. */
  crowd: Crowd = { actors: 1, lines: 0 };
  readonly #renderer: () => Sigma;
  readonly #room: () => Room;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #fit = { x: 0.5, y: 0.5, ratio: 1 };
  #isAtFit = true;
  /** False from a fit until it is drawn. */
  #isDrawn = true;
  /** Pixels of the longer side of the picture where it fits; 0 before it was fitted. */
  #side = 0;

  constructor(renderer: () => Sigma, room: () => Room) {
    this.#renderer = renderer;
    this.#room = room;
  }

  /** Calls back whenever the picture was moved and rests. */
  watch(onRest: () => void): void {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const camera = this.#renderer().getCamera();
    camera.on('updated', ({ x, y, ratio }) => {
      const { x: left, y: up, ratio: whole } = this.#fit;
      this.#isAtFit = Math.max(Math.abs(x - left), Math.abs(y - up), Math.abs(ratio - whole)) < NEAR * whole;
      clearTimeout(resting);
      resting = setTimeout(onRest, REST);
    });
  }

  get isCalm(): boolean {
    return this.#calm.matches;
  }

  measure(): Measure {
    const renderer = this.#renderer();
    const { width, height } = renderer.getDimensions();
    const zoom = renderer.getCamera().ratio / this.#fit.ratio;
    return measureFor(this.#side > 0 ? this.#side : Math.min(width, height), this.crowd, zoom);
  }

  frame(): Frame {
    return createFrame(this.#renderer(), this.box, this.measure());
  }

  /** Shows all points, in the room that is free. */
  fit(points: readonly Point[], isAnimated: boolean): void {
    const camera = this.#renderer().getCamera();
    const [frame, box] = [this.frame(), boxOf(points)];
    const target = cameraFor(frame, this.#renderer(), box, this.#room());
    this.#fit = target;
    this.#side = (sideOf(box) * frame.scale * camera.ratio) / target.ratio;
    void camera.animate(target, { duration: isAnimated && !this.isCalm ? 300 : AT_ONCE });
    if (!isAnimated || this.isCalm) camera.setState(target);
    this.#isAtFit = true;
    this.#isDrawn = false;
    this.#renderer().once('afterRender', () => (this.#isDrawn = true));
  }

  /** Shows a part of the picture. */
  look({ x, y, ratio }: Camera): void {
    const camera = this.#renderer().getCamera();
    const middle = this.#renderer().viewportToFramedGraph(toScreen(this.frame(), { x, y }), {
      cameraState: camera.getState(),
    });
    const target = { x: middle.x, y: middle.y, ratio: this.#fit.ratio * ratio, angle: 0 };
    // What is moving still would have the last word otherwise.
    void camera.animate(target, { duration: AT_ONCE });
    camera.setState(target);
  }

  /** Returns what is seen; null where all fits. */
  now(): Camera | null {
    if (this.#isAtFit) return null;
    const frame = this.frame();
    const { x, y } = toGraph(frame, { x: frame.width / 2, y: frame.height / 2 });
    const ratio = this.#renderer().getCamera().ratio / this.#fit.ratio;
    return { x: rounded(x), y: rounded(y), ratio: rounded(ratio) };
  }

  zoom(direction: 'in' | 'out'): void {
    this.#isAtFit = false;
    const camera = this.#renderer().getCamera();
    void camera[direction === 'in' ? 'animatedZoom' : 'animatedUnzoom'](this.#duration());
  }

  /** Moves by a share of the window. */
  pan(right: number, up: number): void {
    this.#isAtFit = false;
    const camera = this.#renderer().getCamera();
    const { x, y, ratio } = camera.getState();
    void camera.animate({ x: x + right * ratio, y: y + up * ratio }, this.#duration());
  }

  /** Brings points into view if any is outside. */
  reveal(points: readonly Point[]): void {
    // Where anything is after a fit, is known only once it has been drawn.
    if (this.#isDrawn) this.#reveal(points);
    else this.#renderer().once('afterRender', () => this.#reveal(points));
  }

  #reveal(points: readonly Point[]): void {
    const frame = this.frame();
    if (points.every((point) => isInside(toScreen(frame, point), frame))) return;
    const camera = this.#renderer().getCamera();
    const target = cameraFor(frame, this.#renderer(), boxOf(points), this.#room());
    void camera.animate({ ...target, ratio: Math.max(camera.ratio, target.ratio) }, this.#duration());
  }

  #duration(): { duration: number } {
    return { duration: this.isCalm ? AT_ONCE : 220 };
  }
}

function isInside({ x, y }: Point, { width, height }: Frame): boolean {
  return x > MARGIN && y > MARGIN && x < width - MARGIN && y < height - MARGIN;
}
