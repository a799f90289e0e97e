using IdentityServer;

await IdentityService.Build(new IdentityServiceOptions { Database = "sqlite:data/identity.db", MasterKey = new byte[32], Issuer = "http://localhost:5081" }).RunAsync();
