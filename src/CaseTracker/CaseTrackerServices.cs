using System.Reflection;
using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Correspondence;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Notifications;
using CaseTracker.Proceedings;
using CaseTracker.Publishing;
using CaseTracker.Seeding;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker;

/// <summary>Puts the product together; web service, command line and tests all start from here.</summary>
public static class CaseTrackerServices
{
    /// <param name="documents">Beside an embedded database by default; without one beside it, documents are not taken.</param>
    /// <param name="scanner">Files are not scanned for viruses without one.</param>
    /// <exception cref="InvalidOperationException">A request declares no right.</exception>
    public static IServiceCollection AddCaseTracker(
        this IServiceCollection services,
        Engine engine,
        MasterKey master,
        TimeProvider clock,
        DocumentFolder? documents = null,
        ScannerAddress? scanner = null
    )
    {
        services.AddSingleton(engine).AddSingleton(master).AddSingleton(clock);
        services
            .AddSingleton<Database>()
            .AddSingleton<Migrator>()
            .AddSingleton<LedgerVerifier>()
            .AddSingleton<ReadTables>()
            .AddSingleton<MissionDirectory>()
            .AddSingleton<Callers>()
            .AddSingleton<PersonNames>()
            .AddSingleton<AccessLog>()
            .AddSingleton<RowCounts>()
            .AddSingleton<PublicFigures>();
        services
            .AddSingleton<WebSessions>()
            .AddSingleton<WebKeys>()
            .AddSingleton<KeptForms>()
            .AddSingleton<SpentTokens>()
            .AddSingleton<CaseFiles>();
        services
            .AddScoped<RequestContext>()
            .AddScoped<Recorder>()
            .AddScoped<CaseDesk>()
            .AddScoped<ProceedingDesk>()
            .AddScoped<AssistanceDesk>()
            .AddScoped<ClockDesk>()
            .AddScoped<ToldClocks>()
            .AddScoped<AutomaticReminders>()
            .AddScoped<MissionLoader>()
            .AddScoped<GrantSweep>()
            .AddScoped<PendingInvitations>()
            .AddScoped<FirstDesignations>()
            .AddScoped<EditionDesk>()
            .AddScoped<EditionPress>();
        services
            .AddSingleton(documents ?? new DocumentFolder(engine is SqliteEngine file ? file.Path + "-documents" : null))
            .AddSingleton<DocumentPlace, FolderPlace>()
            .AddSingleton<DocumentStore>()
            .AddSingleton<Documents>()
            .AddSingleton<Drafts>()
            .AddScoped<SubmissionDesk>();
        services
            .AddSingleton(scanner ?? new ScannerAddress())
            .AddSingleton<VirusScanner>()
            .AddSingleton<Quarantine>()
            .AddScoped<DocumentDesk>()
            .AddScoped<Verification>();
        services.AddScoped<Seeder>().AddScoped<SyntheticDocuments>().AddScoped<DemoData>().AddScoped<DemoEdition>();
        foreach (
            var type in typeof(CaseTrackerServices)
                .Assembly.GetTypes()
                .Where(t => t is { IsAbstract: false, IsGenericTypeDefinition: false })
        )
        {
            if (type.IsSubclassOf(typeof(Projection)))
                services.AddSingleton(typeof(Projection), type);
            if (type.IsSubclassOf(typeof(CasePart)))
                services.AddSingleton(typeof(CasePart), type);
            if (type.IsSubclassOf(typeof(Consequence)))
                services.AddScoped(typeof(Consequence), type);
            if (type.IsSubclassOf(typeof(RowWatch)))
                services.AddScoped(typeof(RowWatch), type);
            if (type.IsSubclassOf(typeof(CaseInfluence)))
                services.AddSingleton(typeof(CaseInfluence), type);
            foreach (var contract in type.GetInterfaces().Where(i => i.IsGenericType))
            {
                var open = contract.GetGenericTypeDefinition();
                if (open == typeof(IRequestHandler<,>))
                    services.AddTransient(contract, type);
                else if (open == typeof(IValidator<>) && !type.IsNestedPublic)
                    services.AddSingleton(contract, type);
                else if (open == typeof(IRequest<>))
                    RequireRight(type);
            }
        }
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Gate<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(RecentProof<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Validation<,>));
        services.AddTransient<IPipelineBehavior<DecideProposal.Command, Receipt>, Pressing>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Idempotency<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(FourEyes<,>));
        return services;
    }

    private static void RequireRight(Type request)
    {
        if (request.GetCustomAttribute<NeedsAttribute>() is null)
            throw new InvalidOperationException($"{request} declares no right.");
    }
}
