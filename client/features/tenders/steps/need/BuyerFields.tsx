import { useEffect, useState } from 'react';
import type { Tender } from '#shared/api/tenders.ts';
import { isConcession } from '#shared/tender/names.ts';
import { LIMITS } from '#shared/limits.ts';
import { BUYER_KIND_LABELS, isKeyOf, optionsOf } from '../../../../labels.ts';
import { readStored, writeStored } from '../../../../stored.ts';
import { Button } from '../../../../ui/Button.tsx';
import { Select } from '../../../../ui/Select.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import type { StepProps } from '../../workspace.ts';

type Buyer = Tender['buyer'];
const STORED = 'clausier.buyer';
const storage = (): Storage => localStorage;

/** The buyer of the last consultation worked on here: most people buy for one organisation. */
function lastBuyer(): Buyer | null {
  const stored = readStored(storage, STORED);
  if (typeof stored !== 'object' || stored === null || !('name' in stored) || !('kind' in stored) || !('siren' in stored)) return null;
  const { name, kind, siren } = stored;
  return typeof name === 'string' && name !== '' && typeof siren === 'string' ? { name, kind: isKeyOf(BUYER_KIND_LABELS, kind) ? kind : null, siren } : null;
}

/** Who buys; the kind decides which European threshold counts. */
export function BuyerFields({ workspace: { tender, change, faultOf } }: StepProps) {
  const { buyer } = tender;
  const [last] = useState(lastBuyer);
  const set = (part: Partial<Buyer>): void => change((now) => ({ buyer: { ...now.buyer, ...part } }));
  useEffect(() => {
    if (buyer.name.trim() && buyer.kind) writeStored(storage, STORED, buyer);
  }, [buyer]);
  const isEmpty = buyer.name === '' && buyer.kind === null;
  return (
    <Section title={isConcession(tender) ? 'L’autorité concédante' : 'L’acheteur'}>
      {isEmpty && last && (
        <div>
          <Button small onPress={() => set(last)}>{`Reprendre\u202f: ${last.name}`}</Button>
        </div>
      )}
      <Fields>
        <Anchor name="buyer/name">
          <TextField
            label="Nom"
            help="le Département de…, la Ville de…"
            maxLength={LIMITS.title}
            value={buyer.name}
            onChange={(name) => set({ name })}
            error={faultOf('buyer/name')}
          />
        </Anchor>
        <Anchor name="buyer/kind">
          <Select
            label="Type d’acheteur"
            help="Il décide du seuil européen."
            emptyLabel="À préciser"
            value={buyer.kind}
            options={optionsOf(BUYER_KIND_LABELS)}
            onChange={(kind) => set({ kind })}
          />
        </Anchor>
      </Fields>
    </Section>
  );
}
