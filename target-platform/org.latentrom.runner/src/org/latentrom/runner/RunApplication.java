package org.latentrom.runner;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** Runs a workflow as an Equinox application. */
public final class RunApplication implements IApplication {
    @Override
    public Object start(final IApplicationContext context) {
        var args = (String[])context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        return Run.run(args, System.out, System.err);
    }

    @Override
    public void stop() {
        // the run ends by itself
    }
}
