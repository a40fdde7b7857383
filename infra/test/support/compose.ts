import { yaml } from './repository.ts';

/** What the tests look at of a service in infra/compose.yaml. */
export interface Service {
  image: string;
  build?: { context: string; dockerfile: string; target?: string };
  user?: string;
  read_only?: boolean;
  privileged?: boolean;
  command?: string[];
  environment?: Record<string, string>;
  secrets?: (string | { source: string; target: string })[];
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[]; interval: string };
  restart?: string;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  deploy?: { resources?: { limits?: { cpus?: string; memory?: string } } };
}

export interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

export const compose = yaml<Compose>('infra/compose.yaml');

/** All services with their names. */
export const services = Object.entries(compose.services);

/** A service that there is. */
export function service(name: string): Service {
  const found = compose.services[name];
  if (!found) throw new Error(`infra/compose.yaml has no service ${name}`);
  return found;
}

/** What `${NAME:-default}` is without an infra/.env. */
export const withDefaults = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
