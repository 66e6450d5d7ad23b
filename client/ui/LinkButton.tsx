import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import { type ButtonVariant, buttonClass } from './Button.tsx';

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> & {
  variant?: ButtonVariant;
  small?: boolean;
  ref?: Ref<HTMLAnchorElement>;
};

function Anchor({ variant = 'secondary', small = false, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={buttonClass(variant, small)}>
      {children}
    </a>
  );
}

/** A link of the router that looks like a button: it goes somewhere, it does not act. Takes `to`, `params`, `search`. */
export const LinkButton = createLink(Anchor);
