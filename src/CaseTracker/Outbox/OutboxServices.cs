using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Outbox;

/// <summary>Sets up what sends; a process without it only queues.</summary>
public static class OutboxServices
{
    /// <exception cref="InvalidOperationException">Mail could not leave as it is told to, or others could read it.</exception>
    public static IServiceCollection AddOutbox(this IServiceCollection services, OutboxOptions options)
    {
        options.RequireSafe();
        services
            .AddSingleton(options)
            .AddSingleton<OutboxQueue>()
            .AddSingleton<Carrier, Alerts>()
            .AddSingleton<Carrier, Webhooks>()
            .AddHostedService<Dispatcher>();
        if (options.Mail is { Folder: not null } folder)
            services.AddSingleton<IMailSender>(new MailFolder(folder));
        else if (options.Mail is { } relay)
            services.AddSingleton<IMailSender>(s => new SmtpRelay(relay, options.Patience, s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
