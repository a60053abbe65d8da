/** AI assistants and their hosts, some with the beginning of a path. Source: searchengine-and-social-list of Matomo (CC0). */
export const aiAssistants: readonly (readonly [name: string, ...hosts: string[]])[] = [
  ['Baidu AI', 'yiyan.baidu.com', 'ai.baidu.com'],
  ['Chat+', 'chatplus.com', 'chat-gpt.org'],
  ['ChatGPT', 'chatgpt.com', 'chat.openai.com', 'labs.openai.com'],
  ['Claude', 'claude.ai'],
  ['Copilot', 'copilot.microsoft.com'],
  ['ChatGLM', 'chatglm.cn'],
  ['Deepseek', 'chat.deepseek.com'],
  ['Duck.ai', 'duck.ai'],
  ['Gemini', 'gemini.google.com', 'bard.google.com'],
  ['Grok', 'grok.com', 'x.com/i/grok'],
  ['iAsk', 'iask.ai'],
  ['Jasper', 'app.jasper.ai'],
  ['Le Chat', 'chat.mistral.ai'],
  ['Meta AI', 'meta.ai'],
  ['NotebookLM', 'notebooklm.google.com'],
  ['Perplexity', 'perplexity.ai'],
  ['Qwen', 'chat.qwen.ai'],
  ['Writesonic', 'app.writesonic.com'],
  ['You', 'you.com'],
];

/** What some of them call themselves as utm_source, besides their hosts. */
export const aiSources: Readonly<Record<string, string>> = { chatgpt: 'ChatGPT', perplexity: 'Perplexity' };
