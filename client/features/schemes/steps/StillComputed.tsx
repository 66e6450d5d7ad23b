import { Link } from '@tanstack/react-router';
import { USUAL_FIGURES, type UsualFigure } from '#shared/scheme/usual-figures.ts';
import { Button } from '../../../ui/Button.tsx';
import { KnownFigure } from '../parts/KnownFigure.tsx';
import { useMeasured } from '../useMeasures.ts';

type Props = {
  /** True where the scheme has a line of that name. */
  isHeld: (label: string) => boolean;
  isFull: boolean;
  onWrite: (figure: UsualFigure) => void;
};

/** Figures that fill themselves from the data; each can be written otherwise, as a line of the scheme. */
export function StillComputed({ isHeld, isFull, onWrite }: Props) {
  const computed = (useMeasured()?.figures ?? []).filter(({ label }) => !isHeld(label));
  if (computed.length === 0) return null;
  return (
    <div className="computed-figures">
      <h3 className="computed-figures__title">Tirés des données importées</h3>
      <p className="soft small">
        Le document les dit sans que vous les recopiiez. Pour en écrire un autrement, ajoutez-le au schéma&#x202f;: sa valeur vide reste celle des données.
      </p>
      <ul className="computed-figures__list">
        {computed.map(({ label, value, year, source }) => {
          const usual = USUAL_FIGURES.find((one) => one.label === label);
          return usual ? (
            <li key={label}>
              <p className="computed-figures__name">{label}</p>
              <KnownFigure label={label} unit={usual.unit} value={value} year={year} detail={source}>
                <Link to="/chiffres/indicateurs/$indicatorId" params={{ indicatorId: usual.indicator }} aria-label={`Voir dans les chiffres\u202f: ${label}`}>
                  Voir dans les chiffres
                </Link>
                <Button small isDisabled={isFull} aria-label={`Écrire une autre valeur\u202f: ${label}`} onPress={() => onWrite(usual)}>
                  Écrire une autre valeur
                </Button>
              </KnownFigure>
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
