import { cost } from './cost.ts';
import { optionsFrom } from './options.ts';

// So that whoever interrupts it leaves no server behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

// Says what the boards' queries cost; ends with 1 when a board's take longer than they may.
process.exitCode = (await cost(optionsFrom(process.argv.slice(2)), console.log)) ? 0 : 1;
