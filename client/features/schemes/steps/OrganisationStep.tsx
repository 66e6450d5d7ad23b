import type { OrganisationKind } from '#shared/api/catalogue.ts';
import type { SchemeMeasures } from '#shared/api/reviews.ts';
import { formatMoney } from '#shared/format.ts';
import { LIMITS } from '#shared/limits.ts';
import { ANNUAL_PURCHASES } from '#shared/scheme/usual-figures.ts';
import { optionsOf, ORGANISATION_LABELS } from '../../../labels.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { NumberInput } from '../../../ui/NumberInput.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Anchor } from '../../../workspace/Anchor.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { SirenInput } from '../../../workspace/SirenInput.tsx';
import { YearInput } from '../parts/YearInput.tsx';
import { useFault, useRecord } from '../save/useScheme.ts';
import { useMeasured } from '../useMeasures.ts';
import { useState } from 'react';
import { StepHeader } from './StepHeader.tsx';

/** Which place the buyer belongs to, by kind. */
const PLACES: Record<OrganisationKind, { departement: string; region: string }> = {
  departement: { departement: 'Département', region: 'Région' },
  region: { departement: 'Département du siège', region: 'Région' },
  metropole: { departement: 'Département', region: 'Région' },
  commune: { departement: 'Département', region: 'Région' },
  epci: { departement: 'Département', region: 'Région' },
  hospital: { departement: 'Département', region: 'Région' },
  state: { departement: 'Département du siège', region: 'Région du siège' },
  other: { departement: 'Département du siège', region: 'Région du siège' },
};

export function OrganisationStep() {
  const [organisation, set] = useRecord('organisation');
  const place = PLACES[organisation.kind ?? 'other'];
  return (
    <>
      <StepHeader title="Organisation" lead="Qui adopte le schéma. Ces informations paraissent sur la couverture et dans le périmètre." />
      <Section title="Identité">
        <Anchor name="nom">
          <TextField
            label="Nom"
            help="Tel qu’il doit paraître sur la couverture."
            maxLength={LIMITS.title}
            value={organisation.name}
            onChange={(name) => set({ name })}
            error={useFault('organisation/name')}
          />
        </Anchor>
        <Fields>
          <Select
            label="Type d’acheteur"
            value={organisation.kind}
            emptyLabel="À préciser"
            onChange={(kind) => set({ kind })}
            options={optionsOf(ORGANISATION_LABELS)}
          />
          <Anchor name="siren">
            <SirenInput value={organisation.siren} onChange={(siren) => set({ siren })} error={useFault('organisation/siren')} />
          </Anchor>
        </Fields>
        <Fields>
          <TextField label={place.departement} maxLength={LIMITS.shortText} value={organisation.departement} onChange={(departement) => set({ departement })} />
          <TextField label={place.region} maxLength={LIMITS.shortText} value={organisation.region} onChange={(region) => set({ region })} />
        </Fields>
        <Fields>
          <NumberInput
            label="Population"
            help="Facultatif."
            unit="habitants"
            isInteger
            min={0}
            max={LIMITS.population}
            value={organisation.population}
            onChange={(population) => set({ population })}
          />
          <TextField
            label="Site internet"
            type="url"
            inputMode="url"
            placeholder="https://"
            maxLength={LIMITS.shortText}
            value={organisation.website}
            onChange={(website) => set({ website })}
          />
        </Fields>
      </Section>
      <Purchases />
    </>
  );
}

const UNWRITTEN = 'Le document l’écrira tel quel\u202f: «\u00a0inconnu\u00a0».';

/** What the document will say in its place; null when the accounting does not say it either. */
function knownPurchases(measured: SchemeMeasures | null): string | null {
  const found = measured?.figures.find(({ label }) => label === ANNUAL_PURCHASES);
  return found ? `Le document dira celui de la comptabilité importée\u202f: ${formatMoney(found.value)} en ${found.year}.` : null;
}

/** The yearly amount decides whether the scheme is due: unknown is said, never zero. */
function Purchases() {
  const [organisation, set] = useRecord('organisation');
  const known = knownPurchases(useMeasured());
  const [isUnknown, setUnknown] = useState(organisation.annualPurchasesCents === null && organisation.purchasesYear === null);
  const choose = (unknown: boolean): void => {
    setUnknown(unknown);
    if (unknown) set({ annualPurchasesCents: null, purchasesYear: null });
  };
  return (
    <Section
      title="Achats annuels"
      anchor="achats"
      lead={
        'Ce que l’organisation a dépensé en marchés sur une année civile, hors taxes et hors livre\u00a0V (CCP, art.\u00a0D.\u00a02111-3). Le montant dit si le schéma est obligatoire.'
      }
    >
      {!isUnknown && (
        <Fields>
          <NumberInput
            label="Montant annuel"
            help="Par exemple 62 M€."
            unit="€ HT"
            min={0}
            max={LIMITS.moneyCents / 100}
            scale={100}
            value={organisation.annualPurchasesCents}
            onChange={(annualPurchasesCents) => set({ annualPurchasesCents })}
          />
          <YearInput
            label="Année de ce montant"
            help="La dernière année close."
            value={organisation.purchasesYear}
            onChange={(purchasesYear) => set({ purchasesYear })}
          />
        </Fields>
      )}
      <Checkbox label={known ? 'Ne pas écrire de montant' : 'Montant inconnu'} help={known ?? UNWRITTEN} isSelected={isUnknown} onChange={choose} />
    </Section>
  );
}
