using IdentityServer.Configuration;

return await CommandLine.Run(args, Environment.GetEnvironmentVariable, Console.Out, Console.Error);
