using System.Net;
using IdentityServer.Links;

namespace IdentityServer.Mail;

/// <summary>Sets up the way that messages leave.</summary>
internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services, IdentityServiceOptions options)
    {
        services.AddSingleton(options.Mail).AddSingleton<MailFolder>().AddSingleton(Sender);
        services.AddScoped<MailedLinks>().AddScoped<Letters>().AddHostedService<Postman>();
    }

    /// <summary>Looked at when the server starts.</summary>
    /// <exception cref="InvalidOperationException">There is no way for messages to leave, or one that others could read.</exception>
    private static IMailSender Sender(IServiceProvider services) =>
        services.GetRequiredService<MailOptions>() switch
        {
            { Folder: not null } => services.GetRequiredService<MailFolder>(),
            { Host: null } => throw new InvalidOperationException(
                "Mail has neither a host nor a folder: invitations and new passphrases could not be sent."
            ),
            { StartTls: false } mail when !IsThisMachine(mail.Host) => throw new InvalidOperationException(
                "Mail without STARTTLS is for a relay on the same machine only."
            ),
            _ => ActivatorUtilities.CreateInstance<SmtpRelay>(services),
        };

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
