import type { BoardPanel } from './board.ts';
import type { FieldConfig, FieldOverride } from './field.ts';

function matches({ id, options }: FieldOverride['matcher'], name: string): boolean {
  switch (id) {
    case 'byName':
      return options === name;
    case 'byRegexp':
      return new RegExp(options).test(name);
    default:
      throw new Error(`overrides are not known by ${id}`);
  }
}

/** `custom.axisPlacement` is `axisPlacement` in `custom`. */
function withProperty(config: FieldConfig, path: string, value: unknown): FieldConfig {
  const [, custom] = /^custom\.(.+)$/.exec(path) ?? [];
  return custom ? { ...config, custom: { ...config.custom, [custom]: value } } : { ...config, [path]: value };
}

/** How the series or column of this name is shown: the panel's defaults and what overrides them. */
export function fieldConfig(panel: BoardPanel, name: string): FieldConfig {
  const { defaults = {}, overrides = [] } = panel.fieldConfig ?? {};
  return overrides
    .filter(({ matcher }) => matches(matcher, name))
    .flatMap(({ properties }) => properties)
    .reduce((config, { id, value }) => withProperty(config, id, value), defaults as FieldConfig);
}
