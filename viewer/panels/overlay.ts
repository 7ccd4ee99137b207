import { type ComponentChild, render } from 'preact';

/** Returns a function that renders into an element of its own over the picture. */
export function overlay(area: HTMLElement, className: string): (content: ComponentChild) => void {
  const box = document.createElement('div');
  box.className = className;
  area.append(box);
  return (content) => {
    box.hidden = content === null;
    render(content, box);
  };
}
