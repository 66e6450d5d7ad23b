import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { REVIEW_KINDS, type Review, type ReviewCreate, type ReviewKind } from '#shared/api/reviews.ts';
import { yearOf } from '#shared/days.ts';
import { REVIEW_LABELS, reviewName } from '#shared/reviews/labels.ts';
import { request } from '../../../api.ts';
import { today } from '../../../lawDay.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { Fields } from '../../../workspace/Section.tsx';
import { refreshReviews, reviewPath } from './queries.ts';

/** Years that can be asked: this one, said provisional, and those before. */
const YEARS = 10;

const HELP: Record<ReviewKind, string> = {
  'annual-review': 'Le suivi d’une année, pour l’assemblée ou le comité.',
  publication: 'Les années écoulées depuis la dernière publication, ou deux années si c’est la première.',
};

const YEAR: Record<ReviewKind, string> = { 'annual-review': 'Année', publication: 'Dernière année couverte' };

/** Makes a review: its measures are those of this moment, and stay. */
export function MakeDialog({ schemeId, first, onClose }: { schemeId: string; first: ReviewCreate | null; onClose: () => void }) {
  const client = useQueryClient();
  const current = yearOf(today());
  const [kind, setKind] = useState<ReviewKind>(first?.kind ?? 'annual-review');
  const [year, setYear] = useState(Math.min(first?.year ?? current - 1, current));
  const years = Array.from({ length: YEARS }, (_, index) => current - index);
  const shown = years.includes(year) ? years : [...years, year];
  const make = useMutation({
    mutationFn: () => request<Review>(reviewPath(schemeId), { method: 'POST', body: { kind, year } satisfies ReviewCreate }),
    onSuccess: async (review) => {
      toast(`«\u00a0${reviewName(review)}\u00a0» est prêt à télécharger.`);
      onClose();
      await refreshReviews(client);
    },
  });
  return (
    <Dialog
      title="Faire un bilan ou une publication"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Annuler</Button>
          <Button variant="primary" onPress={() => make.mutate()} isBusy={make.isPending} isLeaving busyLabel="Calcul…">
            Faire
          </Button>
        </>
      }
    >
      <div className="stack">
        <Fields>
          <Select
            label="Document"
            value={kind}
            options={REVIEW_KINDS.map((value) => ({ value, label: REVIEW_LABELS[value] }))}
            onChange={(value) => value && setKind(value)}
          />
          <Select
            label={YEAR[kind]}
            value={String(year)}
            options={shown.map((value) => ({ value: String(value), label: value === current ? `${value} (en cours)` : String(value) }))}
            onChange={(value) => value && setYear(Number(value))}
          />
        </Fields>
        <p>{HELP[kind]}</p>
        {year === current && <p className="reviews-note">L’année n’est pas finie&#x202f;: les chiffres seront dits provisoires.</p>}
        <p className="soft">Les chiffres d’aujourd’hui sont figés dans le document. Ce qui est inconnu y est dit, et ne l’empêche pas.</p>
      </div>
      {make.isError && <ProblemNotice error={make.error} />}
    </Dialog>
  );
}
