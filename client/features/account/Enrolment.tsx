import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { SecondFactorOffer } from '#shared/api/account.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FormShell } from './FormShell.tsx';
import { missing, useForm } from './form.ts';
import { QrCode } from './QrCode.tsx';
import { RecoveryCodesView } from './RecoveryCodesView.tsx';
import { offerSecondFactor, proveSecondFactor } from './requests.ts';

export type EnrolmentProps = {
  /** The password just typed, when there was one: it is not asked again. */
  password: string | null;
  /** False for who signs in through the identity provider and may have no password. */
  hasPassword: boolean;
  /** The recovery codes were taken. */
  onDone: () => void;
  onCancel?: () => void;
};

/** The second factor: scan, give a code, keep the recovery codes. Nothing is kept by the server before the code proves it. */
export function Enrolment({ onDone, ...props }: EnrolmentProps) {
  const offer = useQuery({ queryKey: ['account', 'second-factor-offer'], queryFn: offerSecondFactor, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 });
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodesView codes={codes} onDone={onDone} />;
  return (
    <QueryView query={offer} loading="Préparation du code à scanner…">
      {(given) => <Proof offer={given} onCodes={setCodes} {...props} />}
    </QueryView>
  );
}

/** `JBSWY3DPEHPK3PXP` → `JBSW Y3DP EHPK 3PXP`. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

type ProofProps = Omit<EnrolmentProps, 'onDone'> & { offer: SecondFactorOffer; onCodes: (codes: readonly string[]) => void };

function Proof({ offer, password, hasPassword, onCodes, onCancel }: ProofProps) {
  const base = useId();
  const ids = { code: `${base}code`, password: `${base}password` };
  const form = useForm(ids);
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState('');
  // Who came through the identity provider may still have a password: the server then asks for it.
  const [isAsked, setAsked] = useState(password === null && hasPassword);
  const prove = useMutation({ mutationFn: proveSecondFactor });
  const own = password ?? typed;
  const submit = (): void =>
    form.submit(
      [isAsked && missing(ids.password, typed, 'Écrivez votre mot de passe.'), missing(ids.code, code, 'Écrivez le code à six chiffres.')],
      async () => {
        try {
          const { codes } = await prove.mutateAsync({ secret: offer.secret, code: code.replace(/\s/g, ''), ...(own ? { password: own } : {}) });
          onCodes(codes);
        } catch (error) {
          if (!own) setAsked(true);
          throw error;
        }
      },
    );
  return (
    <div className="enrolment">
      <div className="enrolment__scan">
        <QrCode text={offer.uri} label="Code à scanner avec l’application d’authentification" />
        <div className="stack">
          <p>Scannez ce code avec une application d’authentification, sur votre téléphone&#x202f;: FreeOTP, Aegis, ou celle de votre organisation.</p>
          <div>
            <p className="field__label">Sans appareil photo, écrivez cette clé</p>
            <code className="enrolment__secret">{inFours(offer.secret)}</code>
          </div>
        </div>
      </div>
      <FormShell
        form={form}
        onSubmit={submit}
        label="Activer le second facteur"
        busyLabel="Vérification…"
        actions={onCancel && <Button onPress={onCancel}>Annuler</Button>}
      >
        {isAsked && (
          <PasswordField
            id={ids.password}
            label="Votre mot de passe"
            autoComplete="current-password"
            value={typed}
            onChange={setTyped}
            error={form.faultOf(ids.password)}
          />
        )}
        <TextField
          id={ids.code}
          label="Code à six chiffres"
          help="Celui que l’application affiche maintenant."
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={12}
          value={code}
          onChange={setCode}
          error={form.faultOf(ids.code)}
        />
      </FormShell>
    </div>
  );
}
