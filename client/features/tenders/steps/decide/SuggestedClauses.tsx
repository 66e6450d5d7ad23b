import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { LeverRecommendation } from '#shared/api/recommendations.ts';
import { frenchTypography } from '#shared/typography.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ConfidenceMark } from '../../../../ui/ConfidenceMark.tsx';
import { toast } from '../../../../ui/Toast.tsx';
import { newId } from '../../../../workspace/ids.ts';
import { lotName } from '#shared/tender/names.ts';
import { useFamilies } from '../../reading/useFamilies.ts';
import type { StepProps } from '../../workspace.ts';
import { isChosen, withClause, withoutClause } from '../clauses/choose.ts';

const FIRST = 4;

/** Families that write the lever, best first, each added to the lot in one gesture. */
export function SuggestedClauses({ workspace, item }: StepProps & { item: LeverRecommendation }) {
  const { tender, lot, changeLot, onDay } = workspace;
  const families = useFamilies(onDay);
  const [isWhole, setWhole] = useState(false);
  if (item.clauses.length === 0) return null;
  const shown = item.clauses.filter(({ slug }, rank) => isWhole || rank < FIRST || isChosen(lot, slug));
  const hidden = item.clauses.length - shown.length;
  const toggle = (slug: string, title: string): void => {
    const chosen = lot.clauses.find((one) => one.slug === slug);
    if (!chosen) {
      changeLot(lot.id, (current) => withClause(current, families.of(slug), newId));
      return;
    }
    changeLot(lot.id, (current) => withoutClause(current, { slug, title }));
    toast(`Clause retirée (${lotName(lot, tender)})\u202f: ${title}.`, () =>
      changeLot(lot.id, (current) => withClause(current, families.of(slug), newId, chosen.values)),
    );
  };
  return (
    <div className="lever__part">
      <h4 className="lever__label">Clauses qui l’écrivent</h4>
      <ul className="suggested">
        {shown.map((suggestion) => (
          <Suggested
            key={suggestion.slug}
            suggestion={suggestion}
            isHeld={isChosen(lot, suggestion.slug)}
            onToggle={() => toggle(suggestion.slug, suggestion.title)}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <div>
          <Button reads small variant="quiet" onPress={() => setWhole(true)}>
            {hidden > 1 ? `Voir les ${hidden} autres clauses` : 'Voir l’autre clause'}
          </Button>
        </div>
      )}
    </div>
  );
}

type SuggestedProps = { suggestion: LeverRecommendation['clauses'][number]; isHeld: boolean; onToggle: () => void };

function Suggested({ suggestion: { slug, title, confidence, why }, isHeld, onToggle }: SuggestedProps) {
  return (
    <li className="suggested__row">
      <div className="suggested__words">
        <Link to="/clauses/$slug" params={{ slug }} className="suggested__title">
          {title}
        </Link>
        <p className="soft small">{frenchTypography(why)}</p>
      </div>
      <ConfidenceMark value={confidence} />
      <Button small aria-pressed={isHeld} aria-label={`${isHeld ? 'Choisie, retirer' : 'Choisir'}\u202f: ${title}`} onPress={onToggle}>
        {isHeld ? (
          <>
            <span aria-hidden="true">✓</span> Choisie
          </>
        ) : (
          'Choisir'
        )}
      </Button>
    </li>
  );
}
