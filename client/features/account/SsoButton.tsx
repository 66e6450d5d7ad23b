import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { toastProblem } from '../../ui/Toast.tsx';
import { ssoAddress } from './requests.ts';

/** Leads to the identity provider; the whole page goes there. `token` ties the account of an invitation. */
export function SsoButton({ label, token, next, isPrimary = false }: { label: string; token?: string; next?: string; isPrimary?: boolean }) {
  const [isBusy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      location.assign(await ssoAddress({ ...(token ? { token } : {}), ...(next ? { next } : {}) }));
    } catch (error) {
      setBusy(false);
      toastProblem(error);
    }
  };
  return (
    <div>
      <Button variant={isPrimary ? 'primary' : 'secondary'} isBusy={isBusy} busyLabel="Ouverture…" onPress={() => void go()}>
        {`Se connecter avec ${label}`}
      </Button>
    </div>
  );
}
