import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SchemeIndicator } from '#shared/api/schemes.ts';
import { formatMeasure } from '#shared/indicators/measure.ts';
import { LIMITS } from '#shared/limits.ts';
import { baselineTogether, measureOfBuyer, targetTogether } from '#shared/scheme/by-buyer.ts';
import { aimedYears, figureOf, isAdditive, type SchemeBuyer, severalBuyers, withFigure, withTarget } from '#shared/scheme/buyers.ts';
import { measureSource } from '#shared/scheme/measured.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { Fields, Section } from '../../../workspace/Section.tsx';
import { MeasureInput } from '../parts/MeasureInput.tsx';
import { YearInput } from '../parts/YearInput.tsx';
import { useScheme, useSection } from '../save/useScheme.ts';
import { useBuyerRows, useMeasured, useReadIndicators } from '../useMeasures.ts';
import { TogetherValue } from './TogetherValue.tsx';
import { usePeriodYears } from './usePeriodYears.ts';
import '../../../ui/DataTable.css';

/** Years of targets that one table shows. */
const COLUMNS = 4;

/** A shared scheme: what each buyer starts from and aims at, then all of them with how many are known. Nothing for the scheme of one. */
export function BuyerFigures() {
  const scheme = useScheme();
  const buyers = severalBuyers(scheme);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isWhole, setWhole] = useState(false);
  const indicators = scheme.indicators.filter(({ legal }) => isWhole || legal.length > 0);
  if (buyers.length < 2 || scheme.indicators.length === 0) return null;
  const buyer = buyers.find(({ id }) => id === chosen) ?? buyers[0];
  return (
    <Section
      title="Acheteur par acheteur"
      anchor="acheteurs"
      lead="Selon l’article L.&#x00a0;2111-3, les indicateurs sont établis pour chaque acheteur. Une valeur vide est celle des données de l’acheteur, si elles la donnent&#x202f;; sinon elle est inconnue."
    >
      <Select
        label="Acheteur"
        value={buyer?.id ?? null}
        options={buyers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => setChosen(id)}
      />
      <Checkbox label="Montrer aussi les indicateurs que l’article ne demande pas" isSelected={isWhole} onChange={setWhole} />
      {buyer && <OneBuyer key={buyer.id} buyer={buyer} indicators={indicators} />}
      <h3 className="field__label">Tous les acheteurs ensemble</h3>
      <p className="soft small">D’après ceux qui sont connus. Un taux ne s’additionne pas&#x202f;: l’ensemble est entre le plus bas et le plus haut.</p>
      <AllTogether indicators={indicators} />
      <p className="soft small">
        Les bilans et les publications sont faits acheteur par acheteur&#x202f;: voir <Link to="/chiffres/bilans">Bilans et publications</Link>.
      </p>
    </Section>
  );
}

/** Years of the period, those that already have a target included; the last few. */
function useYears(indicators: readonly SchemeIndicator[]): number[] {
  const { buyerFigures } = useScheme();
  const period = usePeriodYears();
  return [...new Set([...period, ...aimedYears(indicators, buyerFigures)])].sort((a, b) => a - b).slice(-COLUMNS);
}

function OneBuyer({ buyer, indicators }: { buyer: SchemeBuyer; indicators: readonly SchemeIndicator[] }) {
  const years = useYears(indicators);
  if (indicators.length === 0) return <p className="soft">Aucun indicateur n’est demandé par l’article&#x202f;: cochez la case pour voir les autres.</p>;
  return (
    <div className="stack" role="group" aria-label={`Départ et cibles\u202f: ${buyer.name}`}>
      {buyer.siren === null && (
        <p className="soft small">{`${buyer.name} n’a pas de SIREN dans le cadre du schéma\u202f: aucune donnée importée ne peut lui être rattachée.`}</p>
      )}
      {indicators.map((indicator) => (
        <OneIndicator key={indicator.id} buyer={buyer} indicator={indicator} years={years} />
      ))}
    </div>
  );
}

type LineProps = { buyer: SchemeBuyer; indicator: SchemeIndicator; years: readonly number[] };

function OneIndicator({ buyer, indicator, years }: LineProps) {
  const [figures, edit] = useSection('buyerFigures');
  const measured = useMeasured();
  const own = figureOf(figures, buyer.id, indicator.id);
  const data = measureOfBuyer(measured, buyer, indicator)?.baseline ?? null;
  const pair = { buyerId: buyer.id, indicatorId: indicator.id };
  const set = (part: Parameters<typeof withFigure>[2]): void => edit((current) => withFigure(current, pair, part));
  const setTarget = (year: number, value: number | null): void =>
    edit((current) => withFigure(current, pair, { targets: withTarget(figureOf(current, buyer.id, indicator.id)?.targets ?? [], year, value) }));
  const common = (year: number): number | null => (isAdditive(indicator) ? null : (indicator.targets.find((target) => target.year === year)?.value ?? null));
  return (
    <fieldset className="buyer-figure">
      <legend className="field__label">{indicator.title || 'Indicateur sans titre'}</legend>
      <div className="stack">
        {data && data.value !== null && measured && (
          <p className="soft small">{`Données\u202f: ${formatMeasure(data.unit, data.value)} en ${data.year} (${measureSource(data, measured.on)})`}</p>
        )}
        <Fields>
          <MeasureInput
            key={indicator.unit}
            label="Départ"
            placeholder={data ? 'données' : 'inconnu'}
            unit={indicator.unit}
            value={own?.baseline ?? null}
            onChange={(baseline) => set({ baseline })}
          />
          <YearInput label="Année de départ" value={own?.baselineYear ?? null} onChange={(baselineYear) => set({ baselineYear })} />
        </Fields>
        <Fields>
          {years.map((year) => {
            const shared = common(year);
            return (
              <MeasureInput
                key={`${indicator.unit} ${year}`}
                label={`Cible ${year}`}
                placeholder={shared === null ? 'à fixer' : `${formatMeasure(indicator.unit, shared)}, commune`}
                unit={indicator.unit}
                value={own?.targets.find((target) => target.year === year)?.value ?? null}
                onChange={(value) => setTarget(year, value)}
              />
            );
          })}
        </Fields>
        <TextField
          label="Source du départ"
          maxLength={LIMITS.shortText}
          value={own?.baselineSource ?? ''}
          onChange={(baselineSource) => set({ baselineSource })}
        />
      </div>
    </fieldset>
  );
}

/** What is known of all of them; never a mean. */
function AllTogether({ indicators }: { indicators: readonly SchemeIndicator[] }) {
  const scheme = useScheme();
  const read = useReadIndicators(indicators);
  const rows = useBuyerRows(indicators);
  const years = aimedYears(indicators, scheme.buyerFigures).slice(-COLUMNS);
  const lines = indicators.map((indicator, index) => ({ indicator: read[index] ?? indicator, rows: rows.get(indicator.id) ?? [] }));
  if (indicators.length === 0) return null;
  return (
    <div className="table-frame" role="region" aria-label="Tous les acheteurs ensemble" tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">Tous les acheteurs ensemble</caption>
        <thead>
          <tr>
            <th scope="col">Indicateur</th>
            <th scope="col" className="table__end">
              Départ
            </th>
            {years.map((year) => (
              <th key={year} scope="col" className="table__end">{`Cible ${year}`}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ indicator, rows }) => (
            <tr key={indicator.id}>
              <th scope="row">{indicator.title || 'Indicateur sans titre'}</th>
              <td className="table__end" data-label="Départ">
                <TogetherValue indicator={indicator} value={baselineTogether(indicator, rows)} />
              </td>
              {years.map((year) => (
                <td key={year} className="table__end" data-label={`Cible ${year}`}>
                  <TogetherValue indicator={indicator} value={targetTogether(indicator, rows, year)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
