import { Component, type ReactNode } from "react";
import { problemOf } from "../state/problems";
import { FailureMessage } from "../common/FailureMessage";

/** A screen that fails to render says so and offers to be drawn again; the rest of the pane lives on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    const problem = problemOf(this.state.error);
    return <FailureMessage problem={problem!} tryAgain={() => this.setState({ error: null })} inWorkbook={false} />;
  }
}
