import { describe, expect, it } from 'vitest';
import { editableOf, isTyped, withDecp, withNotice } from '../../../client/features/tenders/steps/notice/codes.ts';
import { copiedOf } from '../../../client/features/tenders/steps/notice/Entries.tsx';
import { emptyLot } from '../../../shared/tender/empty.ts';

const lot = () => emptyLot('l', 1);

describe('values of the notice typed by hand', () => {
  it('are nothing at first, and are given back to what is computed', () => {
    expect(isTyped(lot().notice, 'bt06')).toBe(false);
    const typed = withNotice(withNotice(lot(), 'bt06', ['soc-obj']), 'bt777', 'Insertion');
    expect(isTyped(typed.notice, 'bt06')).toBe(true);
    expect(isTyped(typed.notice, 'bt777')).toBe(true);
    expect(withNotice(withNotice(typed, 'bt06', null), 'bt777', null).notice).toEqual(lot().notice);
  });

  it('count an empty list and an empty text as nothing', () => {
    expect(isTyped(withNotice(lot(), 'bt774', []).notice, 'bt774')).toBe(false);
    expect(isTyped(withNotice(lot(), 'bt70', '').notice, 'bt70')).toBe(false);
  });

  it('exist for closed lists and free texts, not for what the criteria decide', () => {
    expect(editableOf('BT-775')).toBe('bt775');
    expect(editableOf('BT-539')).toBeNull();
  });

  it('leave the other part of the essential data alone', () => {
    expect(withDecp(lot(), 'social', ['Clause sociale']).decp).toEqual({ social: ['Clause sociale'], environment: null });
  });
});

describe('what is copied of a field', () => {
  it('is the codes as the form asks for them, then the text', () => {
    expect(
      copiedOf({
        codes: [
          { code: 'soc-obj', label: 'Social' },
          { code: 'env-imp', label: 'Environnement' },
        ],
        text: '',
      }),
    ).toBe('soc-obj, env-imp');
    expect(copiedOf({ codes: [], text: 'Conditions' })).toBe('Conditions');
  });
});
