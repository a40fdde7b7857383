import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

const comparisons = new Set(['EqlSingle', 'Eql', 'EqlcSingle', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte']);

/**
 * What an alert looks at, without its limits: an expression that has a result while nothing is wrong. Comparisons leave their left side,
 * `unless` and `and` what stands before them, `or` both, `absent` what it misses.
 */
export function bare(expr: string): string {
  const text = (node: SyntaxNode) => expr.slice(node.from, node.to);

  function strip(node: SyntaxNode): string {
    const [left, operator] = [node.firstChild, node.firstChild?.nextSibling];
    if (node.name === 'BinaryExpr' && left && operator && node.lastChild) {
      if (operator.name === 'Or') return `${strip(left)} or ${strip(node.lastChild)}`;
      return comparisons.has(operator.name) || operator.name === 'Unless' || operator.name === 'And' ? strip(left) : text(node);
    }
    if (node.name === 'FunctionCall' && left && text(left) === 'absent') return text(node).replace(/^absent\((.*)\)$/s, '$1');
    return text(node);
  }

  const root = parser.parse(expr).topNode.firstChild;
  if (!root) throw new Error(`cannot be parsed: ${expr}`);
  return strip(root);
}
