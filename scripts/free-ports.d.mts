/** Ports on loopback that nobody listens on, all different. */
export function freePorts(count: number): Promise<number[]>;
