import { useChange } from '@renderer/report/ApiContext';
import { useState } from 'react';

/** Changes a goal; what the engine has against it is a sentence. */
export function useGoalChange(onDone: () => void) {
  const change = useChange();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const run = async (parameters: Readonly<Record<string, string>>): Promise<void> => {
    setBusy(true);
    setFailure('');
    try {
      await change(parameters);
      onDone();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return { run, isBusy, failure };
}
