import type { SyntaxNode } from '@lezer/common';
import { parser } from '@grafana/lezer-logql';
import type { LogRegistry } from '../../lib/registry.ts';

/** What is wrong with a log query: where it cannot be parsed, and the labels and fields that no line has. */
export function logFaults(expr: string, { labels, fields }: LogRegistry): string[] {
  const faults: string[] = [];
  const text = (node: SyntaxNode) => expr.slice(node.from, node.to);
  // Loki adds the last one where a line is no JSON.
  const known = new Set([...labels, ...fields, '__error__']);
  const uses: string[] = [...expr.matchAll(/{{[^}]*?\.(\w+)[^}]*}}/g)].map(([, name]) => name!);

  function visit(node: SyntaxNode, inSelector: boolean): void {
    if (node.type.isError) faults.push(`cannot be parsed after ${expr.slice(0, node.from)}`);
    // What a query takes out of a line itself has the name it gives.
    if (node.name === 'LabelExtractionExpression') known.add(text(node.firstChild!));
    else if (node.name === 'Identifier' && inSelector && !labels.includes(text(node))) faults.push(`no stream has label ${text(node)}`);
    else if (node.name === 'Identifier') uses.push(text(node));
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child, inSelector || node.name === 'Selector');
  }

  visit(parser.parse(expr).topNode, false);
  return [...faults, ...uses.filter((name) => !known.has(name) && !name.startsWith('custom_')).map((name) => `no line has field ${name}`)];
}
