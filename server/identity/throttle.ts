/**
 * Delays between attempts. Nobody is locked out: whoever fails waits, longer each time, for their own address and
 * account only; the owner of the account, elsewhere, does not wait. In memory: a restart forgets, and forgives.
 */
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

export type Throttle = {
  /** Seconds to wait before an attempt on this account from this address; 0 when one may try. */
  wait: (account: string, address: string) => number;
  /** Counted before the attempt is judged: a hundred sent at once do not pass together. */
  failed: (account: string, address: string) => void;
  /** The attempt counted last was right: the account and address start afresh. */
  succeeded: (account: string, address: string) => void;
};

const SECOND = 1000;
const FREE_FOR_ACCOUNT = 5;
const FREE_FOR_ADDRESS = 30;
const ADDRESS_WINDOW = 600 * SECOND;
const LONGEST_WAIT = 60 * SECOND;
/** Failures this old are forgotten; at one a minute, waiting for it gains nothing. */
const FORGOTTEN_AFTER = 3600 * SECOND;
/** About two megabytes; past it, the oldest are forgotten first. */
const MOST_KEPT = 10_000;

/** Milliseconds after the last of these failures: 1, 2, 4… 60 s. */
const delayAfter = (failures: number, free: number): number => (failures < free ? 0 : Math.min(SECOND * 2 ** (failures - free), LONGEST_WAIT));

/** One subscriber holds a whole /64 of IPv6: its addresses count as one. */
const networkOf = (address: string): string => {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: missing }, () => '0'), ...right].slice(0, 4).join(':');
};

/** The e-mail of an account is not kept, even in memory. */
const pairOf = (account: string, address: string): string =>
  createHash('sha256')
    .update(`${account}\n${networkOf(address)}`)
    .digest('base64url');

/** A map that lets its oldest go; setting a key makes it the newest. */
function bounded<Value>(most: number) {
  const entries = new Map<string, Value>();
  return {
    get: (key: string) => entries.get(key),
    remove: (key: string) => entries.delete(key),
    set: (key: string, value: Value) => {
      entries.delete(key);
      entries.set(key, value);
      const oldest = entries.size > most ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}

/** @param now milliseconds of a clock that only goes forward: setting the computer's clock changes nothing */
export function makeThrottle(now: () => number = () => performance.now(), most = MOST_KEPT): Throttle {
  const pairs = bounded<{ failures: number; last: number }>(most);
  const networks = bounded<readonly number[]>(most);
  const recent = (address: string): readonly number[] => (networks.get(networkOf(address)) ?? []).filter((at) => now() - at < ADDRESS_WINDOW);
  const failuresOf = (pair: string) => {
    const kept = pairs.get(pair);
    return kept && now() - kept.last < FORGOTTEN_AFTER ? kept : { failures: 0, last: 0 };
  };
  return {
    wait: (account, address) => {
      const { failures, last } = failuresOf(pairOf(account, address));
      const all = recent(address);
      const end = Math.max(last + delayAfter(failures, FREE_FOR_ACCOUNT), (all.at(-1) ?? 0) + delayAfter(all.length, FREE_FOR_ADDRESS));
      return Math.max(0, Math.ceil((end - now()) / SECOND));
    },
    failed: (account, address) => {
      const pair = pairOf(account, address);
      pairs.set(pair, { failures: failuresOf(pair).failures + 1, last: now() });
      // Past the free ones, only how long one waits matters: it stops growing.
      networks.set(networkOf(address), [...recent(address), now()].slice(-2 * FREE_FOR_ADDRESS));
    },
    succeeded: (account, address) => {
      pairs.remove(pairOf(account, address));
      networks.set(networkOf(address), recent(address).slice(0, -1));
    },
  };
}
