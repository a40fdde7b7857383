import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Series } from './registry.ts';

export interface Analysis {
  /** Labels that the result can have. */
  labels: Set<string>;
  /** Names of the series that are selected. */
  selected: Set<string>;
}

/** What is wrong with an expression: it names something that does not exist, or uses it as what it is not. */
export class QueryFault extends Error {}

/** Functions that make something of a counter. */
const counterFunctions = new Set(['rate', 'increase', 'irate', 'resets', 'absent', 'absent_over_time', 'count_over_time', 'timestamp', 'changes']);
const rates = new Set(['rate', 'increase', 'irate']);
const setOperators = new Set(['And', 'Or', 'Unless']);
const comparisons = new Set(['Eql', 'EqlSingle', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte', 'EqlcSingle']);
const keepsAll = new Set(['Topk', 'Bottomk']);

/**
 * Follows an expression and says which labels its result can have.
 * @throws QueryFault for what cannot be parsed, a name or label that is not in the registry, a rate of what is no counter, a counter without a
 *   rate, a quantile of what has no buckets.
 */
export function analyse(expr: string, registry: ReadonlyMap<string, Series>): Analysis {
  const selected = new Set<string>();
  const fault = (message: string): never => {
    throw new QueryFault(`${message}, in: ${expr}`);
  };
  const text = (node: SyntaxNode) => expr.slice(node.from, node.to);
  const children = (node: SyntaxNode): SyntaxNode[] => {
    const all: SyntaxNode[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) all.push(child);
    return all;
  };
  const names = (node: SyntaxNode) => children(node).filter((child) => child.name === 'LabelName').map(text);
  const named = (node: SyntaxNode, name: string) => children(node).find((child) => child.name === name);
  const operands = (node: SyntaxNode) => children(node).filter((child) => isExpression(child));

  function selector(node: SyntaxNode, within: readonly string[]): Set<string> {
    const name = text(named(node, 'Identifier') ?? fault('a selector without a name'));
    const series = registry.get(name) ?? fault(`nothing exports ${name}`);
    const matchers = named(node, 'LabelMatchers');
    for (const matcher of matchers ? children(matchers) : []) {
      const [label] = names(matcher);
      if (label && !series.labels.has(label)) fault(`${name} has no label ${label}`);
    }
    const rated = within.some((name) => rates.has(name));
    const raw = series.kind === 'counter' || series.kind === 'bucket';
    if (rated && !raw) fault(`a rate of ${name}, which is no counter`);
    if (raw && !within.some((name) => counterFunctions.has(name) || name === 'Count' || name === 'Group')) fault(`${name} counts since ever: it needs a rate or an increase`);
    if (within.includes('histogram_quantile') && !series.kind.endsWith('bucket')) fault(`a quantile of ${name}, which has no buckets`);
    selected.add(name);
    return new Set(series.labels);
  }

  function aggregated(node: SyntaxNode, within: readonly string[]): Set<string> {
    const operator = named(node, 'AggregateOp')?.firstChild?.name ?? fault('an aggregation without an operator');
    const body = named(node, 'FunctionCallBody') ?? fault('an aggregation of nothing');
    const inner = labelsOf(operands(body).at(-1) ?? fault('an aggregation of nothing'), [...within, operator]);
    const modifier = named(node, 'AggregateModifier');
    if (!modifier) return keepsAll.has(operator) ? inner : new Set();
    const grouping = names(named(modifier, 'GroupingLabels') ?? fault('no labels to group by'));
    for (const label of grouping) if (!inner.has(label) && label !== '__name__') fault(`grouped by ${label}, which what is grouped does not have`);
    if (keepsAll.has(operator)) return inner;
    return named(modifier, 'By') ? new Set(grouping) : new Set([...inner].filter((label) => !grouping.includes(label)));
  }

  function called(node: SyntaxNode, within: readonly string[]): Set<string> {
    const name = text(named(node, 'FunctionIdentifier') ?? fault('a call of nothing'));
    const argumentsOf = operands(named(node, 'FunctionCallBody') ?? fault('a call without parentheses'));
    const vectors = argumentsOf.filter((argument) => !['NumberDurationLiteral', 'StringLiteral'].includes(argument.name));
    const labels = vectors.map((argument) => labelsOf(argument, [...within, name]));
    if (name === 'absent' || name === 'scalar' || name === 'vector') return new Set();
    const [first = new Set<string>()] = labels;
    if (name === 'histogram_quantile' && !first.delete('le')) fault('a quantile without the buckets’ le');
    return first;
  }

  function combined(node: SyntaxNode, within: readonly string[]): Set<string> {
    const [left, right] = operands(node);
    if (!left || !right) return fault('an operator without operands');
    const operator = children(node)[1]?.name ?? '';
    // What only chooses among the others is in no quantile.
    const choosing = operator === 'And' || operator === 'Unless' ? within.filter((name) => name !== 'histogram_quantile') : within;
    const [ours, theirs] = [labelsOf(left, within), labelsOf(right, choosing)];
    const modifier = named(node, 'MatchingModifierClause');
    const lists = modifier ? children(modifier).filter((child) => child.name === 'GroupingLabels') : [];
    const matching = lists[0] ? names(lists[0]) : [];
    if (modifier && named(modifier, 'On')) for (const label of matching) if (!ours.has(label) || !theirs.has(label)) fault(`matched on ${label}, which one side does not have`);
    if (operator === 'Or') return new Set([...ours, ...theirs]);
    if (setOperators.has(operator) || comparisons.has(operator) || isScalar(right)) return ours;
    if (isScalar(left)) return theirs;
    const grouped = modifier && (named(modifier, 'GroupLeft') ?? named(modifier, 'GroupRight'));
    if (grouped) {
      const many = grouped.name === 'GroupLeft' ? ours : theirs;
      return new Set([...many, ...(lists[1] ? names(lists[1]) : [])]);
    }
    if (modifier && named(modifier, 'On')) return new Set(matching);
    const ignored = new Set(matching);
    const match = (labels: Set<string>) => [...labels].filter((label) => !ignored.has(label)).sort();
    if (match(ours).join() !== match(theirs).join()) fault(`{${match(ours).join()}} never matches {${match(theirs).join()}}`);
    return new Set(match(ours));
  }

  function labelsOf(node: SyntaxNode, within: readonly string[]): Set<string> {
    switch (node.name) {
      case 'VectorSelector':
        return selector(node, within);
      case 'AggregateExpr':
        return aggregated(node, within);
      case 'FunctionCall':
        return called(node, within);
      case 'BinaryExpr':
        return combined(node, within);
      case 'NumberDurationLiteral':
        return new Set();
      default: {
        const [inner] = operands(node);
        return inner ? labelsOf(inner, within) : fault(`cannot follow ${node.name}`);
      }
    }
  }

  const tree = parser.parse(expr);
  tree.iterate({ enter: (node) => void (node.type.isError && fault('cannot be parsed')) });
  const root = tree.topNode.firstChild ?? fault('empty');
  return { labels: labelsOf(root, []), selected };
}

const isExpression = (node: SyntaxNode) => /(Expr|Selector|FunctionCall|NumberDurationLiteral|StringLiteral)$/.test(node.name) && !node.name.startsWith('Duration') && !node.name.startsWith('Offset') || node.name === 'OffsetExpr';

function isScalar(node: SyntaxNode): boolean {
  if (node.name === 'NumberDurationLiteral') return true;
  if (['ParenExpr', 'UnaryExpr', 'BinaryExpr'].includes(node.name)) return [...walk(node)].every(isScalar);
  return false;
}

function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  for (let child = node.firstChild; child; child = child.nextSibling) if (isExpression(child)) yield child;
}
