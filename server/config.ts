/**
 * The environment, checked at start: a wrong value is named before anything runs. Two ways to run, no third:
 * on one desk (loopback only, nobody signs in), or served to an organisation (a secret, an address, accounts).
 */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { Mode } from '#shared/api/session.ts';
import { LIMITS } from '#shared/limits.ts';
import { KeyFault, readTrustedKeys, type TrustedKey } from './packs/keys.ts';

export type SsoSettings = { issuer: string; clientId: string; clientSecret: string; label: string; scopes: string; acr: string };
export type MailSettings = { url: string; from: string };

export type Config = {
  mode: Mode;
  port: number;
  host: string;
  /** Where people open it, without a final slash; null: any loopback name, at the port. */
  publicUrl: string | null;
  /** Addresses of the reverse proxies whose `X-Forwarded-For` is believed. */
  proxies: string[];
  /** Seals what the database must not show; empty on one desk. */
  secret: string;
  dataFolder: string;
  databaseFile: string;
  /** Where PostgreSQL is, with its password: never written anywhere; null: the file of SQLite. */
  databaseUrl: string | null;
  backupFolder: string;
  /** Hours between two backups; 0: none. */
  backupHours: number;
  /** Months a line of the journal is kept. */
  auditMonths: number;
  sso: SsoSettings | null;
  mail: MailSettings | null;
  /** What the metrics are asked with; null: they are not served. */
  metricsToken: string | null;
  /** Who may sign an update pack; none: no pack is taken. */
  packKeys: TrustedKey[];
  version: string;
  logLevel: string;
};

/** Where the data is, for people: an address without its user nor its password. */
export function databaseName({ databaseFile, databaseUrl }: Pick<Config, 'databaseFile' | 'databaseUrl'>): string {
  if (databaseUrl === null) return databaseFile;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL, ${host}${pathname}`;
}

export type ConfigFault = { variable: string; message: string };

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname.replace(/^\[|\]$/g, ''));
const parsed = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);
const SECRET_LENGTH = 32;
const TOKEN_LENGTH = 16;

type Reader = {
  text: (variable: string, fallback?: string) => string;
  secret: (variable: string) => string;
  whole: (variable: string, fallback: number, min: number, max: number, message: string) => number;
  fault: (variable: string, message: string) => void;
};

/** An empty variable is an absent one: service files and containers often write « PORT= ». */
function reader(environment: NodeJS.ProcessEnv, faults: ConfigFault[]): Reader {
  const fault = (variable: string, message: string): void => {
    faults.push({ variable, message });
  };
  const text = (variable: string, fallback = ''): string => environment[variable] || fallback;
  return {
    fault,
    text,
    /** A secret in the environment, or in the file that `…_FILE` names. */
    secret: (variable) => {
      const file = text(`${variable}_FILE`);
      if (file === '') return text(variable);
      try {
        return readFileSync(file, 'utf8').trim();
      } catch {
        fault(`${variable}_FILE`, 'ce fichier ne peut pas être lu');
        return '';
      }
    },
    whole: (variable, fallback, min, max, message) => {
      const value = Number(text(variable) || fallback);
      if (!Number.isInteger(value) || value < min || value > max) fault(variable, message);
      return value;
    },
  };
}

function readMode({ text, fault }: Reader, host: string): Mode {
  const asked = text('CLAUSIER_MODE');
  if (!['', 'local', 'server'].includes(asked)) fault('CLAUSIER_MODE', 'écrivez « local » ou « server »');
  if (asked === 'local' && !LOOPBACK.has(host))
    fault('HOST', 'sur un seul poste, Clausier n’écoute que ce poste : retirez HOST, ou choisissez CLAUSIER_MODE=server');
  return asked === 'server' || (asked === '' && !LOOPBACK.has(host)) ? 'served' : 'local';
}

/** Over the network, only HTTPS: the session’s cookie would not travel otherwise, and passwords would be read on the way. */
function readPublicUrl({ text, fault }: Reader, mode: Mode, host: string): string | null {
  const written = text('CLAUSIER_URL');
  if (written === '') {
    if (mode === 'served' && !LOOPBACK.has(host))
      fault('CLAUSIER_URL', 'écrivez l’adresse que les personnes ouvriront, par exemple https://clausier.mon-departement.fr');
    return null;
  }
  const url = parsed(written);
  if (url?.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    fault('CLAUSIER_URL', 'écrivez une adresse sans chemin, par exemple https://clausier.mon-departement.fr');
    return null;
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))
    fault('CLAUSIER_URL', 'l’adresse doit commencer par https:// : placez un serveur mandataire (nginx, Apache, Caddy) devant Clausier');
  return url.origin;
}

function readSecret({ secret, fault }: Reader, mode: Mode): string {
  const value = secret('CLAUSIER_SECRET');
  if (mode === 'served' && value.length < SECRET_LENGTH)
    fault(
      'CLAUSIER_SECRET',
      value === ''
        ? 'pour servir une organisation, un secret est nécessaire. Faites-en un avec « openssl rand -base64 48 », gardez-le hors de la base, et donnez-le par CLAUSIER_SECRET ou CLAUSIER_SECRET_FILE'
        : `le secret est trop court : ${SECRET_LENGTH} caractères au moins (« openssl rand -base64 48 »)`,
    );
  return value;
}

function readSso({ text, secret, fault }: Reader): SsoSettings | null {
  const issuer = text('CLAUSIER_SSO_ISSUER');
  if (issuer === '') return null;
  const url = parsed(issuer);
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLoopback(url)))
    fault('CLAUSIER_SSO_ISSUER', 'écrivez l’adresse https:// du fournisseur d’identité');
  const clientId = text('CLAUSIER_SSO_CLIENT_ID');
  if (clientId === '') fault('CLAUSIER_SSO_CLIENT_ID', 'écrivez l’identifiant que le fournisseur d’identité a donné à Clausier');
  const clientSecret = secret('CLAUSIER_SSO_CLIENT_SECRET');
  if (clientSecret === '') fault('CLAUSIER_SSO_CLIENT_SECRET', 'écrivez le secret que le fournisseur d’identité a donné à Clausier');
  const scopes = text('CLAUSIER_SSO_SCOPES', 'openid email given_name usual_name siret');
  if (!scopes.split(/\s+/).includes('openid'))
    fault('CLAUSIER_SSO_SCOPES', 'écrivez « openid » parmi les données demandées : sans lui, personne n’est reconnu');
  return {
    issuer,
    clientId,
    clientSecret,
    label: text('CLAUSIER_SSO_LABEL', 'ProConnect'),
    scopes,
    acr: text('CLAUSIER_SSO_ACR'),
  };
}

function readMail({ text, secret, fault }: Reader): MailSettings | null {
  const url = secret('CLAUSIER_SMTP_URL');
  if (url === '') return null;
  if (!/^smtps?:\/\//.test(url) || !parsed(url)?.hostname)
    fault('CLAUSIER_SMTP_URL', 'écrivez smtps://utilisateur:motdepasse@serveur:465, ou smtp://serveur:587');
  const from = text('CLAUSIER_SMTP_FROM');
  if (!/^[^\s<>,;@]+@[^\s<>,;@]+$/.test(from))
    fault('CLAUSIER_SMTP_FROM', 'écrivez l’adresse qui envoie les messages, par exemple clausier@mon-departement.fr');
  return { url, from };
}

/** Of the reverse proxies: addresses, networks, or the library’s three names. Whoever is listed can say that a request comes from anywhere. */
function readProxies({ text, fault }: Reader): string[] {
  const proxies = text('CLAUSIER_PROXY', 'loopback')
    .split(/[\s,]+/)
    .filter((proxy) => proxy !== '');
  const known = (proxy: string): boolean => {
    if (['loopback', 'linklocal', 'uniquelocal'].includes(proxy)) return true;
    const [address = '', bits = '0', ...rest] = proxy.split('/');
    const version = isIP(address);
    return version !== 0 && rest.length === 0 && /^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128);
  };
  if (!proxies.every(known)) fault('CLAUSIER_PROXY', 'écrivez les adresses des serveurs mandataires, par exemple 10.0.0.5 ou 10.0.0.0/24');
  return proxies;
}

function readMetricsToken({ secret, fault }: Reader): string | null {
  const token = secret('CLAUSIER_METRICS_TOKEN');
  if (token !== '' && token.length < TOKEN_LENGTH) fault('CLAUSIER_METRICS_TOKEN', `le jeton est trop court : ${TOKEN_LENGTH} caractères au moins`);
  return token === '' ? null : token;
}

function readPackKeys({ text, fault }: Reader): TrustedKey[] {
  const written = text('CLAUSIER_PACK_KEYS');
  if (written === '') return [];
  try {
    return readTrustedKeys(written);
  } catch (error) {
    if (!(error instanceof KeyFault)) throw error;
    fault('CLAUSIER_PACK_KEYS', error.message);
    return [];
  }
}

/** `postgres://…/base`, which any PostgreSQL tool takes; false for anything else. */
export function isDatabaseUrl(written: string): boolean {
  const url = parsed(written);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** PostgreSQL is for a served Clausier: one desk keeps its file. */
function readDatabaseUrl(from: Reader, mode: Mode): string | null {
  const written = from.secret('CLAUSIER_DATABASE_URL');
  if (written === '') return null;
  if (!isDatabaseUrl(written)) from.fault('CLAUSIER_DATABASE_URL', 'écrivez l’adresse de la base : postgres://utilisateur:mot-de-passe@serveur:5432/base');
  else if (mode !== 'served') from.fault('CLAUSIER_DATABASE_URL', 'PostgreSQL demande le mode servi : ajoutez CLAUSIER_MODE=server, ou retirez cette variable');
  return written;
}

/** Reads every variable; returns the faults when some value cannot be used. */
export function readConfig(environment: NodeJS.ProcessEnv, version: string): Config | ConfigFault[] {
  const faults: ConfigFault[] = [];
  const from = reader(environment, faults);
  const port = from.whole('PORT', 3000, 0, 65_535, 'écrivez un numéro de port entre 0 et 65535');
  const host = from.text('HOST', '127.0.0.1');
  const mode = readMode(from, host);
  const dataFolder = resolve(from.text('CLAUSIER_DATA', 'data'));
  const logLevel = from.text('CLAUSIER_LOG', 'warn');
  if (!['silent', 'error', 'warn', 'info', 'debug'].includes(logLevel)) from.fault('CLAUSIER_LOG', 'choisissez silent, error, warn, info ou debug');
  const { auditMonths, auditMonthsMin, auditMonthsMax } = LIMITS;
  const config: Config = {
    mode,
    port,
    host,
    publicUrl: readPublicUrl(from, mode, host),
    proxies: readProxies(from),
    secret: readSecret(from, mode),
    dataFolder,
    databaseFile: join(dataFolder, 'clausier.db'),
    databaseUrl: readDatabaseUrl(from, mode),
    backupFolder: resolve(from.text('CLAUSIER_BACKUPS', join(dataFolder, 'sauvegardes'))),
    backupHours: from.whole('CLAUSIER_BACKUP_HOURS', 24, 0, 744, 'écrivez un nombre d’heures entre deux sauvegardes, de 1 à 744 ; 0 pour ne pas en faire'),
    auditMonths: from.whole(
      'CLAUSIER_AUDIT_MONTHS',
      auditMonths,
      auditMonthsMin,
      auditMonthsMax,
      `écrivez un nombre de mois entre ${auditMonthsMin} et ${auditMonthsMax}`,
    ),
    sso: readSso(from),
    mail: readMail(from),
    metricsToken: readMetricsToken(from),
    packKeys: readPackKeys(from),
    version,
    logLevel,
  };
  return faults.length > 0 ? faults : config;
}
