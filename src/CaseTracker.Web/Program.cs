using CaseTracker.Ledger;
using CaseTracker.Web;

var database = Environment.GetEnvironmentVariable("CASETRACKER_DATABASE") ?? "sqlite:casetracker.db";
var key = Environment.GetEnvironmentVariable("CASETRACKER_MASTER_KEY") ?? throw new InvalidOperationException("CASETRACKER_MASTER_KEY holds no master key.");
await using var app = WebService.Build(new WebServiceOptions { Database = database, MasterKey = new MasterKey(Convert.FromBase64String(key)), Arguments = args });
await app.RunAsync();
