import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';
import './Tabs.css';

export type TabItem<T extends string> = { id: T; label: string /** Full name, read by screen readers and shown on hover. */; name?: string };
export type TabsProps<T extends string> = {
  /** What the tabs choose among. */
  label: string;
  items: readonly TabItem<T>[];
  value: T;
  onChange: (id: T) => void;
  /** The panel of the chosen tab. */
  children: ReactNode;
};

/** Tabs over one panel; arrows move between them. */
export function Tabs<T extends string>({ label, items, value, onChange, children }: TabsProps<T>) {
  const choose = (key: string | number): void => {
    const item = items.find(({ id }) => id === key);
    if (item) onChange(item.id);
  };
  return (
    <AriaTabs className="tabs" selectedKey={value} onSelectionChange={choose}>
      <TabList className="tabs__list" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="tabs__tab">
            {item.name && item.name !== item.label ? <span title={item.name}>{item.label}</span> : item.label}
          </Tab>
        ))}
      </TabList>
      {/* A new panel for each tab: React Aria derives the ids that tie both from it. */}
      <TabPanel key={value} id={value} className="tabs__panel">
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
