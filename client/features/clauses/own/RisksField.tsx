import { LIMITS } from '#shared/limits.ts';
import { Button } from '../../../ui/Button.tsx';
import { useReadOnly } from '../../../ui/ReadOnly.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { ReferencesField } from '../../training/lead/own/ReferencesField.tsx';
import { useClauseField } from './save.ts';

const MOST = 30;

/** Risks, each with the articles it rests on. */
export function RisksField() {
  const [risks, edit] = useClauseField('risks');
  const isReadOnly = useReadOnly();
  const set = (place: number, part: Partial<(typeof risks)[number]>): void =>
    edit((current) => current.map((risk, index) => (index === place ? { ...risk, ...part } : risk)));
  return (
    <>
      {risks.map((risk, index) => (
        // Risks have no identity of their own: their place is the only one.
        <fieldset key={index} className="own-row" data-field={`risks/${index}`}>
          <legend className="field__label">{`Risque ${index + 1}`}</legend>
          <TextArea label="Ce qui peut arriver" rows={2} maxLength={LIMITS.shortText} value={risk.text} onChange={(text) => set(index, { text })} />
          <ReferencesField value={risk.references} onChange={(references) => set(index, { references })} />
          {!isReadOnly && (
            <div>
              <Button
                small
                variant="quiet"
                aria-label={`Retirer le risque ${index + 1}`}
                onPress={() => edit((current) => current.filter((_, place) => place !== index))}
              >
                Retirer
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {!isReadOnly && risks.length < MOST && (
        <div>
          <Button small onPress={() => edit((current) => [...current, { text: '', references: [] }])}>
            Ajouter un risque
          </Button>
        </div>
      )}
    </>
  );
}
