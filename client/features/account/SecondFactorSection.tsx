import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Session } from '#shared/api/session.ts';
import { readSession, sessionQuery } from '../../session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { Enrolment } from './Enrolment.tsx';
import { FormShell } from './FormShell.tsx';
import { missing, useForm } from './form.ts';
import { RecoveryCodesView } from './RecoveryCodesView.tsx';
import { newRecoveryCodes, removeSecondFactor } from './requests.ts';

type Doing = 'nothing' | 'enrol' | 'codes' | 'remove';

/** Set it up, make new recovery codes, take it away. An administrator always has one. */
export function SecondFactorSection({ session }: { session: Session }) {
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>('nothing');
  const stop = (): void => setDoing('nothing');
  const fresh = async (): Promise<void> => {
    client.setQueryData(sessionQuery.queryKey, await readSession());
    stop();
  };
  const hasOne = session.secondFactor === 'done';
  const isRequired = session.person?.roles.includes('administrator') ?? false;
  return (
    <section aria-labelledby="second-facteur">
      <div className="row">
        <h2 id="second-facteur">Second facteur</h2>
        <Tag tone={hasOne ? 'green' : 'plain'}>{hasOne ? 'Actif' : 'Inactif'}</Tag>
      </div>
      <p>Un code que votre téléphone donne à chaque connexion&#x202f;: votre compte reste fermé à qui ne connaît que le mot de passe.</p>
      {doing === 'enrol' ? (
        <Enrolment password={null} hasPassword={session.method !== 'sso'} onDone={() => void fresh()} onCancel={stop} />
      ) : (
        <div className="row">
          {!hasOne && <Button onPress={() => setDoing('enrol')}>Activer le second facteur</Button>}
          {hasOne && <Button onPress={() => setDoing('codes')}>Nouveaux codes de secours</Button>}
          {hasOne && !isRequired && (
            <Button variant="quiet" onPress={() => setDoing('remove')}>
              Retirer le second facteur
            </Button>
          )}
          {hasOne && isRequired && <span className="soft small">Il ne se retire pas&#x202f;: votre rôle d’administrateur le demande.</span>}
        </div>
      )}
      <Dialog title="Nouveaux codes de secours" isOpen={doing === 'codes'} onClose={stop} isDismissable={false}>
        <NewCodes onDone={stop} />
      </Dialog>
      <Dialog title="Retirer le second facteur" isOpen={doing === 'remove'} onClose={stop}>
        <Removal hasPassword={session.method !== 'sso'} onDone={() => void fresh().then(() => toast('Le second facteur est retiré.'))} />
      </Dialog>
    </section>
  );
}

function NewCodes({ onDone }: { onDone: () => void }) {
  const id = useId();
  const form = useForm({ code: id });
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodesView codes={codes} onDone={onDone} />;
  return (
    <>
      <p>Les anciens ne serviront plus.</p>
      <FormShell
        form={form}
        label="Faire de nouveaux codes"
        busyLabel="Vérification…"
        onSubmit={() =>
          form.submit([missing(id, code, 'Écrivez le code de votre application.')], async () =>
            setCodes((await newRecoveryCodes(code.replace(/\s/g, ''))).codes),
          )
        }
      >
        <CodeOfApp id={id} value={code} onChange={setCode} error={form.faultOf(id)} />
      </FormShell>
    </>
  );
}

function Removal({ hasPassword, onDone }: { hasPassword: boolean; onDone: () => void }) {
  const base = useId();
  const ids = { password: `${base}password`, code: `${base}code` };
  const form = useForm(ids);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return (
    <>
      <p>Votre compte ne sera plus gardé que par votre mot de passe.</p>
      <FormShell
        form={form}
        isDanger
        label="Retirer"
        busyLabel="Vérification…"
        onSubmit={() =>
          form.submit(
            [
              hasPassword && password === '' && { path: ids.password, message: 'Écrivez votre mot de passe.' },
              missing(ids.code, code, 'Écrivez le code de votre application.'),
            ],
            async () => {
              await removeSecondFactor({ code: code.trim(), ...(password ? { password } : {}) });
              onDone();
            },
          )
        }
      >
        {hasPassword && (
          <PasswordField
            id={ids.password}
            label="Mot de passe"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            error={form.faultOf(ids.password)}
          />
        )}
        <CodeOfApp id={ids.code} value={code} onChange={setCode} error={form.faultOf(ids.code)} />
      </FormShell>
    </>
  );
}

function CodeOfApp(props: { id: string; value: string; onChange: (code: string) => void; error: string | undefined }) {
  return (
    <TextField
      {...props}
      label="Code à six chiffres"
      help="Celui de votre application d’authentification."
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={40}
    />
  );
}
