import { useEffect, useState } from 'react';
import { Finding } from '../../../ui/Finding.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { contrastSentence, readColour, SWATCHES } from './colour.ts';

/** A colour: typed as six digits, or taken among sober ones; says whether it can be read. */
export function ColourField({ value, onChange }: { value: string; onChange: (colour: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped((current) => (readColour(current) === value ? current : value)), [value]);
  const read = readColour(typed);
  const isReadOnly = useReadOnly();
  const type = (text: string): void => {
    setTyped(text);
    const colour = readColour(text);
    if (colour) onChange(colour);
  };
  const contrast = contrastSentence(value);
  return (
    <div className="colour" data-field="couleur">
      <div className="colour__typed">
        <TextField
          label="Couleur du document"
          help="Six chiffres ou lettres de A à F, comme 0e5a4b."
          maxLength={9}
          value={typed}
          onChange={type}
          error={read ? undefined : 'Écrivez six chiffres ou lettres de A à F, par exemple 1f4e8c.'}
        />
        <svg className="colour__sample" aria-hidden="true" focusable="false">
          <rect width="100%" height="100%" fill={`#${value}`} />
        </svg>
      </div>
      {!isReadOnly && <Swatches value={value} onChange={onChange} />}
      <div role="status">
        <Finding tone={contrast.isGood ? 'holds' : 'warns'} title={contrast.text} />
      </div>
    </div>
  );
}

function Swatches({ value, onChange }: { value: string; onChange: (colour: string) => void }) {
  return (
    <fieldset className="choice-group">
      <legend className="field__label">Couleurs proposées</legend>
      <div className="colour__swatches">
        {SWATCHES.map(({ colour, name }) => (
          <label key={colour} className="colour__swatch">
            <input type="radio" name="swatch" className="choice__input" checked={value === colour} onChange={() => onChange(colour)} />
            <svg aria-hidden="true" focusable="false" className="colour__dot">
              <rect width="100%" height="100%" rx="3" fill={`#${colour}`} />
            </svg>
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
