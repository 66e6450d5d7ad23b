import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../../server/config.ts';

const SECRET = 'un-secret-de-test-assez-long-pour-etre-accepte';
const URL_SET = { CLAUSIER_URL: 'https://clausier.exemple.test' };
const SERVED = { HOST: '0.0.0.0', CLAUSIER_SECRET: SECRET, ...URL_SET };
const SSO = { CLAUSIER_SSO_ISSUER: 'https://identite.exemple.test', CLAUSIER_SSO_CLIENT_ID: 'clausier', CLAUSIER_SSO_CLIENT_SECRET: 'secret' };
const MAIL = { CLAUSIER_SMTP_URL: 'smtps://clausier:motdepasse@courriel.exemple.test:465', CLAUSIER_SMTP_FROM: 'clausier@exemple.test' };

const folder = mkdtempSync(join(tmpdir(), 'clausier-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The configuration, or the names of the variables at fault. */
const read = (environment: NodeJS.ProcessEnv): Config | string[] => {
  const config = readConfig(environment, '0.0.0-test');
  return Array.isArray(config) ? config.map(({ variable }) => variable) : config;
};

const good = (environment: NodeJS.ProcessEnv): Config => {
  const config = read(environment);
  if (Array.isArray(config)) throw new Error(config.join(', '));
  return config;
};

describe('nothing set', () => {
  it('is one desk, on loopback, with a backup a day and a year of journal', () => {
    expect(good({})).toMatchObject({
      mode: 'local',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      proxies: ['loopback'],
      secret: '',
      backupHours: 24,
      auditMonths: 12,
      sso: null,
      mail: null,
      metricsToken: null,
      logLevel: 'warn',
    });
  });

  it('is what an empty variable means', () => {
    const empty = Object.fromEntries(
      ['PORT', 'HOST', 'CLAUSIER_MODE', 'CLAUSIER_URL', 'CLAUSIER_SECRET', 'CLAUSIER_PROXY', 'CLAUSIER_LOG'].map((name) => [name, '']),
    );
    expect(good(empty)).toEqual(good({}));
  });
});

describe('one desk or served', () => {
  it.each<[string, NodeJS.ProcessEnv, string | string[]]>([
    ['loopback', { HOST: '127.0.0.1' }, 'local'],
    ['loopback by name', { HOST: 'localhost' }, 'local'],
    ['loopback in IPv6', { HOST: '::1' }, 'local'],
    ['asked for one desk', { CLAUSIER_MODE: 'local' }, 'local'],
    ['one desk with a secret left over', { CLAUSIER_SECRET: SECRET }, 'local'],
    ['an open address', SERVED, 'served'],
    ['an open address in IPv6', { ...SERVED, HOST: '::' }, 'served'],
    ['served asked for, behind a proxy of this computer', { CLAUSIER_MODE: 'server', CLAUSIER_SECRET: SECRET, ...URL_SET }, 'served'],
    ['served asked for, on loopback, to try it', { CLAUSIER_MODE: 'server', CLAUSIER_SECRET: SECRET }, 'served'],
    ['an open address without a secret', { HOST: '0.0.0.0', ...URL_SET }, ['CLAUSIER_SECRET']],
    ['an open address without the one people open', { HOST: '0.0.0.0', CLAUSIER_SECRET: SECRET }, ['CLAUSIER_URL']],
    ['an open address, one desk asked for', { HOST: '0.0.0.0', CLAUSIER_MODE: 'local' }, ['HOST']],
    ['served asked for without a secret', { CLAUSIER_MODE: 'server' }, ['CLAUSIER_SECRET']],
    ['served with too short a secret', { ...SERVED, CLAUSIER_SECRET: 'x'.repeat(31) }, ['CLAUSIER_SECRET']],
    ['a mode that does not exist', { CLAUSIER_MODE: 'serveur' }, ['CLAUSIER_MODE']],
  ])('%s', (_, environment, expected) => {
    const config = read(environment);
    expect(Array.isArray(config) ? config : config.mode).toEqual(expected);
  });
});

describe('the address people open', () => {
  it.each([
    'https://clausier.exemple.test',
    'https://clausier.exemple.test/',
    'https://clausier.exemple.test:8443',
    'http://localhost:3000',
    'http://[::1]:3000',
  ])('%s will do, kept without a final slash', (url) => {
    expect(good({ ...SERVED, CLAUSIER_URL: url }).publicUrl).toBe(url.replace(/\/$/, ''));
  });

  it.each([
    'http://clausier.exemple.test',
    'https://clausier.exemple.test/clausier',
    'https://clausier.exemple.test/?a=1',
    'https://clausier.exemple.test/#a',
    'https://quelquun@clausier.exemple.test',
    'clausier.exemple.test',
    'ftp://clausier.exemple.test',
    'http://localhost.exemple.test',
  ])('%s will not', (url) => {
    expect(read({ ...SERVED, CLAUSIER_URL: url })).toEqual(['CLAUSIER_URL']);
  });
});

describe('numbers', () => {
  it.each<[string, string]>([
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['CLAUSIER_BACKUP_HOURS', '-1'],
    ['CLAUSIER_BACKUP_HOURS', '745'],
    ['CLAUSIER_AUDIT_MONTHS', '5'],
    ['CLAUSIER_AUDIT_MONTHS', '37'],
    ['CLAUSIER_LOG', 'bavard'],
  ])('%s=%s is refused', (variable, value) => {
    expect(read({ [variable]: value })).toEqual([variable]);
  });

  it('their bounds are accepted', () => {
    expect(good({ PORT: '0', CLAUSIER_BACKUP_HOURS: '0', CLAUSIER_AUDIT_MONTHS: '6' })).toMatchObject({ port: 0, backupHours: 0, auditMonths: 6 });
    expect(good({ PORT: '65535', CLAUSIER_BACKUP_HOURS: '744', CLAUSIER_AUDIT_MONTHS: '36' })).toMatchObject({
      port: 65_535,
      backupHours: 744,
      auditMonths: 36,
    });
  });
});

describe('the proxies that are believed', () => {
  it.each([
    ['10.0.0.1', ['10.0.0.1']],
    ['10.0.0.1, 10.0.1.0/24', ['10.0.0.1', '10.0.1.0/24']],
    [' 10.0.0.1  fd00::1 ', ['10.0.0.1', 'fd00::1']],
    ['loopback', ['loopback']],
  ])('%j', (written, expected) => {
    expect(good({ ...SERVED, CLAUSIER_PROXY: written }).proxies).toEqual(expected);
  });

  it.each(['proxy.exemple.test', '10.0.0.300', '10.0.0.0/40', 'true', '*'])('%j is no address', (written) => {
    expect(read({ ...SERVED, CLAUSIER_PROXY: written })).toEqual(['CLAUSIER_PROXY']);
  });
});

describe('the identity provider', () => {
  it('has usual scopes, a usual name, no level of its own', () => {
    expect(good({ ...SERVED, ...SSO }).sso).toEqual({
      issuer: 'https://identite.exemple.test',
      clientId: 'clausier',
      clientSecret: 'secret',
      label: 'ProConnect',
      scopes: 'openid email given_name usual_name siret',
      acr: '',
    });
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])('may be on loopback without encryption: %s', (issuer) => {
    expect(good({ ...SERVED, ...SSO, CLAUSIER_SSO_ISSUER: issuer }).sso?.issuer).toBe(issuer);
  });

  it.each(['http://identite.exemple.test', 'identite.exemple.test', 'ftp://localhost'])('must be encrypted otherwise: %s', (issuer) => {
    expect(read({ ...SERVED, ...SSO, CLAUSIER_SSO_ISSUER: issuer })).toEqual(['CLAUSIER_SSO_ISSUER']);
  });

  it('is told every fault at once', () => {
    expect(read({ ...SERVED, CLAUSIER_SSO_ISSUER: 'x', CLAUSIER_SSO_SCOPES: 'email' })).toEqual([
      'CLAUSIER_SSO_ISSUER',
      'CLAUSIER_SSO_CLIENT_ID',
      'CLAUSIER_SSO_CLIENT_SECRET',
      'CLAUSIER_SSO_SCOPES',
    ]);
  });
});

describe('the mail server', () => {
  it('is an address with its password, and who writes', () => {
    expect(good({ ...SERVED, ...MAIL }).mail).toEqual({ url: MAIL.CLAUSIER_SMTP_URL, from: 'clausier@exemple.test' });
  });

  it.each(['courriel.exemple.test', 'http://courriel.exemple.test', 'smtp://'])('%s is none', (url) => {
    expect(read({ ...SERVED, ...MAIL, CLAUSIER_SMTP_URL: url })).toEqual(['CLAUSIER_SMTP_URL']);
  });

  it.each(['', 'clausier', 'Clausier <clausier@exemple.test>', 'a@exemple.test, b@exemple.test'])('%j does not write', (from) => {
    expect(read({ ...SERVED, ...MAIL, CLAUSIER_SMTP_FROM: from })).toEqual(['CLAUSIER_SMTP_FROM']);
  });
});

it('a metrics token of fifteen characters is too short', () => {
  expect(read({ ...SERVED, CLAUSIER_METRICS_TOKEN: 'x'.repeat(15) })).toEqual(['CLAUSIER_METRICS_TOKEN']);
  expect(good({ ...SERVED, CLAUSIER_METRICS_TOKEN: 'x'.repeat(16) }).metricsToken).toHaveLength(16);
});

describe('a secret in a file', () => {
  const file = (text: string): string => {
    const path = join(folder, `secret-${text.length}`);
    writeFileSync(path, text);
    return path;
  };

  it.each<[string, string, (config: Config) => unknown]>([
    ['CLAUSIER_SECRET', SECRET, ({ secret }) => secret],
    ['CLAUSIER_SSO_CLIENT_SECRET', 'secret-du-client', ({ sso }) => sso?.clientSecret],
    ['CLAUSIER_SMTP_URL', 'smtp://courriel.exemple.test:587', ({ mail }) => mail?.url],
    ['CLAUSIER_METRICS_TOKEN', 'jeton-de-mesure-long', ({ metricsToken }) => metricsToken],
  ])('%s_FILE is read, without its final line', (variable, value, of) => {
    const environment = { ...SERVED, ...SSO, ...MAIL, [variable]: '', [`${variable}_FILE`]: file(`${value}\n`) };
    expect(of(good(environment))).toBe(value);
  });

  it('wins over the variable', () => {
    expect(good({ ...SERVED, CLAUSIER_SECRET_FILE: file(`${SECRET}-du-fichier`) }).secret).toBe(`${SECRET}-du-fichier`);
  });

  it('that is not there is said, and so is one that is empty', () => {
    expect(read({ ...SERVED, CLAUSIER_SECRET_FILE: join(folder, 'absent') })).toContain('CLAUSIER_SECRET_FILE');
    expect(read({ ...SERVED, CLAUSIER_SECRET_FILE: file('') })).toEqual(['CLAUSIER_SECRET']);
  });
});

it('several faults are told together, in French', () => {
  const faults = readConfig({ PORT: 'x', CLAUSIER_LOG: 'x', HOST: '0.0.0.0' }, '0');
  if (!Array.isArray(faults)) throw new Error('no fault');
  expect(faults.map(({ variable }) => variable)).toEqual(['PORT', 'CLAUSIER_LOG', 'CLAUSIER_URL', 'CLAUSIER_SECRET']);
  for (const { message } of faults) expect(message).toMatch(/^(écrivez|choisissez|pour|le|retirez)/);
});
