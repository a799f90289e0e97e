using System.CommandLine;

return new RootCommand("CaseTracker: follows cases of violence against United Nations personnel.").Parse(args).Invoke();
