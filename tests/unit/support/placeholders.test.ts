import { describe, expect, it } from 'vitest';
import { translate } from '../../support/postgres/placeholders.ts';

describe('the placeholders of a query', () => {
  it('are numbered in turn', () => {
    expect(translate('SELECT a FROM t WHERE b = ? AND c IN (?, ?)')).toEqual({ text: 'SELECT a FROM t WHERE b = $1 AND c IN ($2, $3)', names: null });
  });

  it('by name, keep one number each', () => {
    expect(translate('SELECT @one, @other, @one')).toEqual({ text: 'SELECT $1, $2, $1', names: ['one', 'other'] });
  });

  it('are not looked for in texts, quoted names and comments', () => {
    const sql = `SELECT 'Qui ? l''autre @moi', "a?" -- ? @b\n, /* ? */ 1`;
    expect(translate(sql)).toEqual({ text: sql, names: null });
  });

  it('are of one kind', () => {
    expect(() => translate('SELECT ?, @one')).toThrow('two kinds');
  });
});
