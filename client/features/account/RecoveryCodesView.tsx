import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/Toast.tsx';
import { useFirstFocus } from '../../ui/useFirstFocus.ts';

const NAME = 'codes-de-secours-clausier.txt';

/** The codes as a file that says what it is. */
const asText = (codes: readonly string[]): string =>
  ['Clausier : codes de secours', 'Chacun ne sert qu’une fois, à la place du code de l’application.', '', ...codes, ''].join('\r\n');

function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Shown once: the way in when the telephone is lost. */
export function RecoveryCodesView({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const heading = useFirstFocus<HTMLHeadingElement>();
  const [isTaken, setTaken] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(asText(codes));
      setTaken(true);
      toast('Les codes sont copiés.');
    } catch {
      toast('Le navigateur refuse la copie\u202f: téléchargez les codes, ou notez-les.');
    }
  };
  return (
    <section className="stack" aria-labelledby="codes-de-secours">
      <h2 id="codes-de-secours" className="recovery-title" tabIndex={-1} ref={heading}>
        Vos codes de secours
      </h2>
      <p>
        Gardez-les hors de votre ordinateur&#x202f;: ils remplacent le code si vous perdez votre téléphone. Chacun ne sert qu’une fois, et ils ne seront plus
        affichés.
      </p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button
          onPress={() => {
            save(asText(codes));
            setTaken(true);
          }}
        >
          Télécharger (.txt)
        </Button>
        <Button onPress={() => void copy()}>Copier</Button>
      </div>
      <div className="row">
        <Button variant="primary" onPress={onDone}>
          Je les ai gardés
        </Button>
        {!isTaken && <span className="soft small">Téléchargez, copiez ou notez-les d’abord.</span>}
      </div>
    </section>
  );
}
