import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { AuditCheck } from '#shared/api/audit.ts';
import { counted } from '#shared/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Finding } from '../../../ui/Finding.tsx';
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { CopyLine } from '../CopyLine.tsx';
import { checkJournal } from '../queries.ts';
import { notedText, readNoted } from './search.ts';

/** Each line holds the fingerprint of the one before: shows that none was removed or changed, today and later. */
export function ChainCheck() {
  const check = useMutation({ mutationFn: checkJournal });
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const noted = readNoted(typed);
  const compare = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (noted) check.mutate(noted);
  };
  return (
    <section className="stack admin-narrow" aria-labelledby="chain">
      <h2 id="chain">Rien n’a-t-il été retiré&#x202f;?</h2>
      <p className="soft">
        Chaque ligne porte l’empreinte de la précédente&#x202f;: une ligne retirée ou changée se voit. Notez l’empreinte du jour hors de Clausier&#x202f;: elle
        prouvera plus tard que rien d’antérieur n’a changé.
      </p>
      <div className="row">
        <Button onPress={() => check.mutate(undefined)} isBusy={check.isPending} busyLabel="Vérification…">
          Vérifier le journal
        </Button>
      </div>
      <div role="status" className="stack">
        {check.data && <Result check={check.data} isCompared={check.variables !== undefined} />}
      </div>
      {check.isError && <ProblemNotice error={check.error} />}
      <details>
        <summary>Vérifier une empreinte notée plus tôt</summary>
        <form className="stack journal__noted" onSubmit={compare}>
          <TextField
            label="Ligne et empreinte"
            help="Telles que vous les avez notées, par exemple «&#160;ligne 812 – 9f86d0…&#160;»."
            value={typed}
            maxLength={300}
            onChange={setTyped}
            error={isAsked && !noted ? 'Collez le numéro de la ligne et son empreinte de 64 caractères.' : undefined}
          />
          <div className="row">
            <Button type="submit" isBusy={check.isPending}>
              Comparer
            </Button>
          </div>
        </form>
      </details>
    </section>
  );
}

function Result({ check: { whole, message, letGo, fingerprint }, isCompared }: { check: AuditCheck; isCompared: boolean }) {
  return (
    <>
      <Finding
        tone={whole ? 'holds' : 'blocks'}
        title={message}
        rule={letGo > 0 ? `${counted(letGo, 'ligne plus ancienne retirée', 'lignes plus anciennes retirées')} à la fin de leur durée.` : undefined}
      >
        {!whole && (
          <p>
            {isCompared && 'Vérifiez d’abord que l’empreinte est recopiée sans faute. '}
            Gardez une copie de la base et prévenez votre service informatique avant toute autre chose.
          </p>
        )}
      </Finding>
      {fingerprint && <CopyLine label="Empreinte à noter ailleurs" text={notedText(fingerprint)} copyLabel="Copier l’empreinte" />}
    </>
  );
}
