import { css } from "lit";

/** The picture takes what the window gives; the tools stand beside it. */
export const editorStyles = css`
  section {
    display: grid;
    gap: var(--hall-space-2);
    padding: var(--hall-space-2);
    background: var(--hall-surface);
    color: var(--hall-ink);
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: center;
  }
  h2 {
    font-size: var(--hall-text-20);
  }
  h3 {
    font-size: var(--hall-text-16);
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, min(100%, calc((100vh - 9rem) * 1.7))) minmax(18rem, 24rem);
    justify-content: space-between;
    gap: var(--hall-space-2);
    align-items: start;
  }
  .desk zone-picture {
    position: sticky; /* in sight, however long the form is */
    top: 0;
  }
  @media (max-width: 60rem) {
    .desk {
      grid-template-columns: 1fr;
    }
    .desk zone-picture {
      position: relative;
    }
  }
  .side,
  .form {
    display: grid;
    gap: var(--hall-space-1);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hall-space-1);
    align-items: center;
  }
  ul {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    gap: 4px;
  }
  li button:first-child {
    flex: 1;
    text-align: start;
  }
  button[aria-pressed="true"] {
    border-color: var(--hall-brand);
    box-shadow: inset 0 0 0 1px var(--hall-brand);
    font-weight: 700;
  }
  label {
    display: grid;
    gap: 2px;
    font-size: var(--hall-text-14);
  }
  .field {
    display: grid;
    gap: 2px;
  }
  .problem {
    color: var(--hall-severe);
    font-size: var(--hall-text-14);
  }
  [aria-invalid="true"] {
    border-color: var(--hall-severe);
    outline: 1px solid var(--hall-severe);
  }
`;
