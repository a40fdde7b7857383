type Child = Node | string;

/** An element with a class, children and attributes. */
export function element(tag: string, className: string, children: Child[] = [], attributes: Record<string, string> = {}): HTMLElement {
  const created = document.createElement(tag);
  if (className) created.className = className;
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

/** A text in place of a picture. */
export const message = (text: string): HTMLElement => element('div', 'message', [text]);
