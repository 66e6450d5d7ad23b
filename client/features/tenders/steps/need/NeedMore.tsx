import { useQuery } from '@tanstack/react-query';
import type { Tender } from '#shared/api/tenders.ts';
import { EXCLUSION_LABELS, optionsOf } from '../../../../labels.ts';
import { schemesQuery } from '../../../../queries.ts';
import { Select } from '../../../../ui/Select.tsx';
import { Anchor } from '../../../../workspace/Anchor.tsx';
import { Fields, Section } from '../../../../workspace/Section.tsx';
import { SirenInput } from '../../../../workspace/SirenInput.tsx';
import { AmountField } from '../../parts/AmountField.tsx';
import { FlagField } from '../../parts/FlagField.tsx';
import type { StepProps } from '../../workspace.ts';

const FLAGS: readonly { key: 'usedByPeople' | 'socialServices' | 'insertionObject' | 'global' | 'staffing'; label: string; help: string }[] = [
  {
    key: 'usedByPeople',
    label: 'Destiné à être utilisé par des personnes',
    help: 'Public ou agents\u202f: l’accessibilité compte alors dans les spécifications.',
  },
  {
    key: 'socialServices',
    label: 'Services sociaux ou autres services spécifiques',
    help: 'Santé, social, formation, réinsertion…\u202f: d’autres seuils peuvent jouer.',
  },
  { key: 'insertionObject', label: 'L’achat est lui-même une action d’insertion', help: 'Insertion, formation ou accompagnement vers l’emploi.' },
  { key: 'global', label: 'Marché global', help: 'Conception-réalisation, performance, ou global sectoriel.' },
  { key: 'staffing', label: 'Mise à disposition de personnel', help: 'Intérim ou prêt de main-d’œuvre à l’acheteur.' },
];

/** What changes the law in some cases only; a finding that names one of these fields unfolds it. */
export function NeedMore({ workspace }: StepProps) {
  const { tender, change, faultOf } = workspace;
  const setValue = (part: Partial<Tender['value']>): void => change((now) => ({ value: { ...now.value, ...part } }));
  return (
    <details className="tender-more">
      <summary>
        <span className="tender-more__title">Préciser</span>
        <span className="soft small"> SPASER servi, SIREN, exclusions, reste de l’opération, cas particuliers</span>
      </summary>
      <Section title="Rattachement">
        <Fields>
          <SchemeServed workspace={workspace} />
          <Anchor name="buyer/siren">
            <SirenInput
              label="SIREN de l’acheteur"
              value={tender.buyer.siren}
              onChange={(siren) => change((now) => ({ buyer: { ...now.buyer, siren } }))}
              error={faultOf('buyer/siren')}
            />
          </Anchor>
          <Anchor name="procedure/exclusion">
            <Select
              label="Exclusion"
              help="Ces contrats ne suivent pas les mêmes règles."
              emptyLabel="À préciser"
              value={tender.procedure.exclusion}
              options={optionsOf(EXCLUSION_LABELS)}
              onChange={(exclusion) => change((now) => ({ procedure: { ...now.procedure, exclusion } }))}
            />
          </Anchor>
        </Fields>
      </Section>
      <Section title="Autres montants" lead="Ils comptent dans la valeur estimée.">
        <Fields>
          <Anchor name="value/otherCents">
            <AmountField
              label={tender.need.nature === 'works' ? 'Reste de l’opération de travaux' : 'Reste du besoin homogène'}
              help="Acheté par d’autres contrats. 0 s’il n’y en a pas."
              value={tender.value.otherCents}
              onChange={(otherCents) => setValue({ otherCents })}
            />
          </Anchor>
          {tender.duration.renewals !== 0 && (
            <Anchor name="value/renewalsCents">
              <AmountField
                label="Montant de toutes les reconductions"
                help="Vide&#x202f;: compté au prorata de la durée."
                value={tender.value.renewalsCents}
                onChange={(renewalsCents) => setValue({ renewalsCents })}
              />
            </Anchor>
          )}
        </Fields>
      </Section>
      <Section title="Cas particuliers">
        <div className="fields">
          {FLAGS.map(({ key, label, help }) => (
            <Anchor key={key} name={`need/${key}`}>
              <FlagField label={label} help={help} value={tender.need[key]} onChange={(flag) => change((now) => ({ need: { ...now.need, [key]: flag } }))} />
            </Anchor>
          ))}
        </div>
      </Section>
    </details>
  );
}

/** The scheme whose objectives this purchase may serve. */
function SchemeServed({ workspace: { tender, change } }: StepProps) {
  const schemes = useQuery(schemesQuery).data?.items ?? [];
  return (
    <Anchor name="schemeId">
      <Select
        label="Schéma (SPASER) servi"
        help="Ses objectifs paraîtront à côté des décisions."
        emptyLabel="Aucun"
        value={tender.schemeId}
        options={schemes.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(schemeId) => change({ schemeId })}
      />
    </Anchor>
  );
}
