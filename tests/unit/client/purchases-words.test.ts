/** What the page of purchases says of the suppliers that no list is about. */
import { describe, expect, it } from 'vitest';
import { unlistedWords } from '../../../client/features/figures/purchases/words.ts';
import { INCLUSIVE_KINDS, type SupplierKind } from '../../../shared/purchases/supplier-kinds.ts';

const listed = (kinds: readonly SupplierKind[]) => ({ kinds: kinds.map((kind) => ({ kind, label: kind, suppliers: 0, cents: 0 })) });

describe('les types qu’aucune liste ne dit', () => {
  it('sont nommés, et dits inconnus ; rien quand toutes les listes sont là', () => {
    expect(unlistedWords(listed(INCLUSIVE_KINDS.filter((kind) => kind !== 'ea')))).toMatch(/\u202f: EA, ESUS\. .*inconnu/);
    expect(unlistedWords(listed([...INCLUSIVE_KINDS, 'esus']))).toBeNull();
  });
});
