import { Checkbox } from '../../../../ui/Checkbox.tsx';
import { RadioGroup } from '../../../../ui/RadioGroup.tsx';
import { TextField } from '../../../../ui/TextField.tsx';
import type { Options } from './plan.ts';

const MAX_AUTHOR = 120;

/** How the clauses are written in the file. */
export function InsertionOptions({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  const set = (part: Partial<Options>): void => onChange({ ...options, ...part });
  return (
    <div className="stack insertion-options">
      <RadioGroup
        label="Écriture"
        value={options.tracked ? 'tracked' : 'plain'}
        options={[
          { value: 'tracked', label: 'En suivi des modifications', help: 'Chacun peut accepter ou refuser dans Word. Tout refuser redonne votre fichier.' },
          { value: 'plain', label: 'En texte simple' },
        ]}
        onChange={(value) => set({ tracked: value === 'tracked' })}
      />
      <details className="values__fold">
        <summary>Commentaires, auteur, propriétés</summary>
        <div className="stack">
          <Checkbox label="Un commentaire Word par clause, avec ses articles" isSelected={options.comments} onChange={(comments) => set({ comments })} />
          <TextField
            label="Auteur des modifications"
            help="Votre service plutôt que votre nom. Vide, c’est «&#xa0;Clausier&#xa0;»."
            maxLength={MAX_AUTHOR}
            value={options.author}
            onChange={(author) => set({ author })}
          />
          <Checkbox
            label="Effacer les noms d’auteurs des propriétés du fichier"
            isSelected={options.cleanAuthors}
            onChange={(cleanAuthors) => set({ cleanAuthors })}
          />
        </div>
      </details>
    </div>
  );
}
