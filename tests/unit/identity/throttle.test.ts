import { describe, expect, it } from 'vitest';
import { makeThrottle } from '../../../server/identity/throttle.ts';

/** A throttle, and the hand that moves its clock. */
function aThrottle(most?: number) {
  let now = 1000;
  const throttle = makeThrottle(() => now, most);
  const pass = (seconds: number): void => {
    now += seconds * 1000;
  };
  const fail = (times: number, account = 'claire', address = '192.0.2.1'): void => {
    for (let i = 0; i < times; i++) throttle.failed(account, address);
  };
  return { ...throttle, pass, fail };
}

describe('one account from one address', () => {
  it('may fail four times without waiting', () => {
    const { fail, wait } = aThrottle();
    fail(4);
    expect(wait('claire', '192.0.2.1')).toBe(0);
  });

  it('waits 1, 2, 4… seconds after that, a minute at most', () => {
    const { fail, wait, pass } = aThrottle();
    fail(4);
    const waits = Array.from({ length: 9 }, () => {
      fail(1);
      const seconds = wait('claire', '192.0.2.1');
      pass(seconds);
      expect(wait('claire', '192.0.2.1')).toBe(0);
      return seconds;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('waits what is left of it, in whole seconds', () => {
    const { fail, wait, pass } = aThrottle();
    fail(8);
    pass(2.5);
    expect(wait('claire', '192.0.2.1')).toBe(6);
  });

  it('does not make another address wait, nor another account', () => {
    const { fail, wait } = aThrottle();
    fail(20);
    expect(wait('claire', '192.0.2.2')).toBe(0);
    expect(wait('denis', '192.0.2.1')).toBe(0);
  });

  it('starts afresh once it succeeded', () => {
    const { fail, wait, succeeded } = aThrottle();
    fail(10);
    succeeded('claire', '192.0.2.1');
    fail(4);
    expect(wait('claire', '192.0.2.1')).toBe(0);
  });

  it('is forgiven after an hour', () => {
    const { fail, wait, pass } = aThrottle();
    fail(12);
    pass(3600);
    fail(4);
    expect(wait('claire', '192.0.2.1')).toBe(0);
  });

  it('does not escape by changing the end of an IPv6 address', () => {
    const { fail, wait } = aThrottle();
    fail(5, 'claire', '2001:db8:0:1::2');
    expect(wait('claire', '2001:db8:0:1:ffff:1:2:3')).toBe(1);
    expect(wait('claire', '2001:db8:0:2::2')).toBe(0);
    expect(wait('claire', '::1')).toBe(0);
  });
});

describe('one address over all accounts', () => {
  const failEverywhere = (throttle: ReturnType<typeof aThrottle>, times: number): void => {
    for (let i = 0; i < times; i++) throttle.failed(`account-${i}`, '192.0.2.1');
  };

  it('waits from the thirtieth failure in ten minutes', () => {
    const throttle = aThrottle();
    failEverywhere(throttle, 29);
    expect(throttle.wait('new', '192.0.2.1')).toBe(0);
    throttle.fail(1, 'last');
    expect(throttle.wait('new', '192.0.2.1')).toBe(1);
    throttle.fail(1, 'other');
    expect(throttle.wait('new', '192.0.2.1')).toBe(2);
    expect(throttle.wait('new', '192.0.2.2')).toBe(0);
  });

  it('never waits more than a minute', () => {
    const throttle = aThrottle();
    failEverywhere(throttle, 500);
    expect(throttle.wait('new', '192.0.2.1')).toBe(60);
  });

  it('is forgiven ten minutes later', () => {
    const throttle = aThrottle();
    failEverywhere(throttle, 40);
    throttle.pass(600);
    expect(throttle.wait('new', '192.0.2.1')).toBe(0);
  });

  it('does not count two hundred people of one office who sign in well', () => {
    const throttle = aThrottle();
    for (let i = 0; i < 200; i++) {
      throttle.failed(`person-${i}`, '192.0.2.1');
      throttle.succeeded(`person-${i}`, '192.0.2.1');
    }
    expect(throttle.wait('new', '192.0.2.1')).toBe(0);
  });
});

describe('the memory it takes', () => {
  it('is bounded: the oldest failures are forgotten first', () => {
    const { fail, wait } = aThrottle(3);
    for (const account of ['a', 'b', 'c', 'd']) fail(5, account, `192.0.2.${account.charCodeAt(0)}`);
    expect(wait('a', '192.0.2.97')).toBe(0);
    expect(wait('d', '192.0.2.100')).toBe(1);
  });
});
