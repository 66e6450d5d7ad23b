/**
 * A throw-away PostgreSQL: initialised in a temporary folder, listening on 127.0.0.1 only, with a password nobody knows,
 * and without any of the care for the disk that a real one takes. Stopped, it leaves nothing.
 * It never outlives who started it, even killed: a shell holds it, and stops it when the pipe from its parent closes.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { POSTGRES_ABSENT, postgresBinaries } from './binaries.ts';

export type PostgresServer = {
  /** Address of the administrative database: `postgres://user:password@127.0.0.1:port/postgres`. */
  url: string;
  folder: string;
  /** The shell that holds the server. */
  keeper: ChildProcess;
  stop: () => Promise<void>;
};

const SUPERUSER = 'clausier';
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '32MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  log_min_messages: 'fatal',
};

/** QUIT is PostgreSQL's « stop now, write nothing more »; `read` ends when the pipe closes, whatever became of the parent. */
const KEEPER = `
exec 3<&0
trap '' INT TERM HUP
"$@" </dev/null 3<&- &
server=$!
(read -r _ <&3; kill -QUIT $server) 2>/dev/null &
wait $server
kill $! 2>/dev/null
rm -rf "$FOLDER"
`;

/** Who runs PostgreSQL, which refuses root: then Debian's own user. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return;
  try {
    const idOf = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    throw new Error('PostgreSQL ne se lance pas en root, et l’utilisateur « postgres » du paquet Debian n’existe pas sur ce poste : créez-le.');
  }
}

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  listening.close();
  await once(listening, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

type Place = { binaries: string; folder: string; identity: ReturnType<typeof owner> };

async function initialise({ binaries, folder, identity }: Place): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity) for (const path of [folder, passwordFile]) chownSync(path, identity.uid, identity.gid);
  const options = ['--auth=password', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  const words = [`--pgdata=${join(folder, 'data')}`, `--username=${SUPERUSER}`, ...options];
  await promisify(execFile)(join(binaries, 'initdb'), words, { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' }, ...identity });
  return password;
}

function launch({ binaries, folder, identity }: Place, more: Record<string, string>): { keeper: ChildProcess; said: () => string } {
  const settings = Object.entries({ ...SETTINGS, ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', join(binaries, 'postgres'), '-D', join(folder, 'data'), ...settings], {
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C', FOLDER: folder },
    stdio: ['pipe', 'ignore', 'pipe'],
    // An interruption from the keyboard is for who started it, who closes the pipe.
    detached: true,
    ...identity,
  });
  let text = '';
  keeper.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-4000);
  });
  return { keeper, said: () => text };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

async function ready(url: string, keeper: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < 30_000 && keeper.exitCode === null; waited += 50) {
    if (await answers(url)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/**
 * Starts one, in a second or two; throws a French sentence when PostgreSQL is not installed, and what it said when it does not start.
 * @param settings of PostgreSQL, in place of those of a server that is thrown away
 */
export async function startPostgres(settings: Record<string, string> = {}): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  if (binaries === null) throw new Error(POSTGRES_ABSENT);
  const folder = mkdtempSync(join(tmpdir(), 'clausier-postgres-'));
  const place: Place = { binaries, folder, identity: owner() };
  try {
    const password = await initialise(place);
    const port = await freePort();
    const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
    const { keeper, said } = launch(place, { ...settings, port: String(port) });
    const stop = async () => {
      if (keeper.exitCode !== null) return;
      const ended = once(keeper, 'exit');
      keeper.stdin?.end();
      await ended;
    };
    if (await ready(url, keeper)) return { url, folder, keeper, stop };
    await stop();
    throw new Error(`PostgreSQL n’a pas démarré : ${said()}`);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
