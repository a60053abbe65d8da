import { useState } from 'react';
import { useChange } from './ApiContext';

/** Calls a method that changes something, and says how it goes: what the engine has against it is a sentence. */
export function useSaving() {
  const change = useChange();
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState('');
  /** Answers whether it was done. */
  const save = async (parameters: Readonly<Record<string, string>>): Promise<boolean> => {
    setIsSaving(true);
    setFailure('');
    try {
      await change(parameters);
      return true;
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      setIsSaving(false);
    }
  };
  return { save, isSaving, failure, setFailure };
}
