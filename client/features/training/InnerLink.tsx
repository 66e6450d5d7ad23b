import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { type ButtonVariant, buttonClass } from '../../ui/Button.tsx';

export type InnerLinkProps = { href: string; button?: ButtonVariant; children: ReactNode };

/** A link to an address of ours that the server gives whole; drawn as a button when it is the thing to do. */
export function InnerLink({ href, button, children }: InnerLinkProps) {
  const { history } = useRouter();
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    history.push(href);
  };
  return (
    <a href={href} onClick={follow} {...(button ? { className: buttonClass(button) } : {})}>
      {children}
    </a>
  );
}
