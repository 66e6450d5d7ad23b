import { useQuery } from '@tanstack/react-query';
import type { HoursMethod, HoursRequest, LabourShare } from '#shared/api/hours.ts';
import type { Day } from '#shared/days.ts';
import { formatNumber } from '#shared/format.ts';
import { markOf } from '#shared/hours/basis.ts';
import { LIMITS } from '#shared/limits.ts';
import { HOURS_METHOD_LABELS } from '../../labels.ts';
import { thresholdsQuery } from '../../queries.ts';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Fields } from '../../workspace/Section.tsx';
import { Phases } from './Phases.tsx';
import { METHODS, methodOf, reads, withPart } from './request.ts';
import { TradeField } from './TradeField.tsx';

const MONEY_MAX = LIMITS.moneyCents / 100;
const HOURLY_MAX = LIMITS.hourlyCostCents / 100;
const METHOD_HELP: Record<HoursMethod, string> = {
  'works-and-services': 'Montant × part de main-d’œuvre ÷ coût horaire × taux d’insertion.',
  'staff-transfer': 'Nettoyage, gardiennage…\u202f: les heures se comptent sur les seules embauches nouvelles.',
  'framework-tranche': 'Les commandes ne sont pas connues\u202f: tant d’heures par tranche facturée.',
  phases: 'Chaque phase ou tranche a son montant et son métier.',
};

export type FormProps = { request: HoursRequest; onChange: (request: HoursRequest) => void; on: Day; shares: readonly LabourShare[] };

/** The method, then the figures it reads. What stays empty takes the usual value of the day, said in the field. */
export function CalculatorForm({ request, onChange, on, shares }: FormProps) {
  const set = (part: Parameters<typeof withPart>[1]): void => onChange(withPart(request, part));
  const method = methodOf(request);
  return (
    <div className="calculator__form">
      <RadioGroup
        label="Méthode"
        value={method}
        onChange={(next) => set({ method: next })}
        options={METHODS.map((value) => ({ value, label: HOURS_METHOD_LABELS[value], help: METHOD_HELP[value] }))}
      />
      {reads(request, 'amountCents') && (
        <NumberInput
          label={method === 'framework-tranche' ? 'Montant estimé des commandes' : 'Montant'}
          help={method === 'staff-transfer' ? 'Sur toute la durée du contrat.' : undefined}
          unit="€ HT"
          min={1}
          max={MONEY_MAX}
          scale={100}
          value={request.amountCents ?? null}
          onChange={(amountCents) => set({ amountCents })}
        />
      )}
      {method === 'phases' && <Phases phases={request.phases ?? []} shares={shares} onChange={(phases) => set({ phases })} />}
      {method === 'framework-tranche' && <Tranche request={request} set={set} />}
      <TradeField
        label={method === 'phases' ? 'Métier, sauf précision dans une phase' : 'Métier'}
        shares={shares}
        value={request.labourShare}
        onChange={(labourShare) => set({ labourShare })}
      />
      <Costs request={request} set={set} on={on} />
      <Means request={request} set={set} />
    </div>
  );
}

type PartProps = { request: HoursRequest; set: (part: Parameters<typeof withPart>[1]) => void };

/** How long, and with how many people: what tells whether the hours fit the contract. */
function Means({ request, set }: PartProps) {
  return (
    <Fields>
      {reads(request, 'durationMonths') && (
        <NumberInput
          label="Durée"
          help="Du contrat."
          unit="mois"
          isInteger
          min={1}
          max={LIMITS.months}
          value={request.durationMonths ?? null}
          onChange={(durationMonths) => set({ durationMonths })}
        />
      )}
      <NumberInput
        label="Équipe"
        help="Effectif à temps plein."
        unit="personnes"
        isInteger
        min={1}
        max={LIMITS.teamSize}
        value={request.teamSize ?? null}
        onChange={(teamSize) => set({ teamSize })}
      />
    </Fields>
  );
}

function Tranche({ request, set }: PartProps) {
  return (
    <Fields>
      <NumberInput
        label="Tranche facturée"
        help="Vide&#x202f;: la tranche du repère publié."
        unit="€ HT"
        min={1}
        max={MONEY_MAX}
        scale={100}
        value={request.trancheCents ?? null}
        onChange={(trancheCents) => set({ trancheCents })}
      />
      <NumberInput
        label="Heures par tranche"
        help="Vide&#x202f;: calculées d’après le métier."
        unit="h"
        min={0.25}
        max={LIMITS.trancheQuarterHours / 4}
        value={request.hoursPerTranche ?? null}
        onChange={(hoursPerTranche) => set({ hoursPerTranche })}
      />
    </Fields>
  );
}

/** Hourly cost or price, staff to take over, rate: each empty field says what applies in its place. */
function Costs({ request, set, on }: PartProps & { on: Day }) {
  const thresholds = useQuery(thresholdsQuery(on)).data?.items ?? [];
  const basis = { on, shares: [], actions: [], thresholds, obligation: null };
  const [cost, rate] = [markOf(basis, 'hourlyCost'), markOf(basis, 'rate')];
  const usual = (value: number | undefined, unit: string): string =>
    value === undefined ? '' : `Vide\u202f: l’usage, ${formatNumber(value / 100)}\u00a0${unit}.`;
  return (
    <>
      {reads(request, 'transferableMonthlyHours') && (
        <NumberInput
          label="Heures mensuelles du personnel à reprendre"
          help="Tous les sites ensemble. 0 s’il n’y a personne à reprendre."
          unit="h par mois"
          min={0}
          max={LIMITS.monthlyQuarterHours / 4}
          value={request.transferableMonthlyHours ?? null}
          onChange={(transferableMonthlyHours) => set({ transferableMonthlyHours })}
        />
      )}
      <Fields>
        {reads(request, 'hourlyCostCents') && (
          <Hourly
            label="Coût horaire chargé"
            help={usual(cost?.value, '€/h')}
            value={request.hourlyCostCents}
            onChange={(hourlyCostCents) => set({ hourlyCostCents })}
          />
        )}
        {reads(request, 'hourPriceCents') && (
          <Hourly
            label="Prix d’une heure, tout compris"
            help={'Vide\u202f: le prix publié par la branche.'}
            value={request.hourPriceCents}
            onChange={(hourPriceCents) => set({ hourPriceCents })}
          />
        )}
        <NumberInput
          label="Taux d’insertion"
          help={usual(rate?.value, '%')}
          unit="%"
          min={0.01}
          max={100}
          scale={100}
          value={request.insertionRateBasisPoints ?? null}
          onChange={(insertionRateBasisPoints) => set({ insertionRateBasisPoints })}
        />
      </Fields>
    </>
  );
}

type HourlyProps = { label: string; help: string; value: number | undefined; onChange: (cents: number | null) => void };

/** An amount for one hour, in cents. */
function Hourly({ label, help, value, onChange }: HourlyProps) {
  return <NumberInput label={label} help={help} unit="€/h" min={0.01} max={HOURLY_MAX} scale={100} value={value ?? null} onChange={onChange} />;
}
