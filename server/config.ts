/** The environment, checked at start: a wrong value is named before anything runs. */
import { join, resolve } from 'node:path';

export type Config = { port: number; host: string; dataFolder: string; databaseFile: string; version: string; logLevel: string };

export type ConfigFault = { variable: string; message: string };

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads PORT, HOST, CLAUSIER_DATA and CLAUSIER_LOG; returns the faults when some value cannot be used. */
export function readConfig(environment: NodeJS.ProcessEnv, version: string): Config | ConfigFault[] {
  const faults: ConfigFault[] = [];
  // An empty variable is an absent one: service files and containers often write « PORT= ».
  const port = Number(environment.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push({ variable: 'PORT', message: 'écrivez un numéro de port entre 0 et 65535' });
  const host = environment.HOST || '127.0.0.1';
  if (!LOOPBACK.has(host))
    faults.push({
      variable: 'HOST',
      message: 'cette version de Clausier sert un seul poste : gardez 127.0.0.1. Sans compte ni mot de passe, l’ouvrir au réseau livrerait vos documents.',
    });
  const dataFolder = resolve(environment.CLAUSIER_DATA || 'data');
  const logLevel = environment.CLAUSIER_LOG || 'warn';
  if (!['silent', 'error', 'warn', 'info', 'debug'].includes(logLevel))
    faults.push({ variable: 'CLAUSIER_LOG', message: 'choisissez silent, error, warn, info ou debug' });
  if (faults.length > 0) return faults;
  return { port, host, dataFolder, databaseFile: join(dataFolder, 'clausier.db'), version, logLevel };
}
